export { findingDecider, findingStream, FINDING_KIND } from './domain/finding.js';
export { findingEvents } from './domain/finding.events.js';
export type { Finding, FindingCode, FindingRecorded } from './domain/finding.events.js';
export { FindingEntity } from './read-model/finding.entity.js';
export { findingsProjection } from './read-model/findings.projection.js';
