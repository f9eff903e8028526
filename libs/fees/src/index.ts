export { computeFee } from './compute-fee.js';
export type { FeeBreakdown, FeeSchedule } from './compute-fee.js';
