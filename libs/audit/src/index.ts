export { AuditModule } from './audit.module.js';
export { THING_KINDS } from './domain/explanation.js';
export type { ExplainedEvent, Thing, ThingKind } from './domain/explanation.js';
export { Explain } from './read-model/explain.query.js';
export type { Explanation } from './read-model/explain.query.js';
