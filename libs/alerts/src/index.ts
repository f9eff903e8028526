export { AlertSource } from './domain/alert-source.js';
export type { AlertMoment } from './domain/alert-source.js';
export type { AlertCondition, AlertProof } from './domain/alert-condition.js';
export { ALERT_KINDS } from './domain/alert-kind.js';
export type { AlertKind } from './domain/alert-kind.js';
