export { ChargesModule } from './charges.module.js';
export { chargeDecider } from './domain/charge.js';
export { chargeEvents } from './domain/charge.events.js';
export type {
  ChargeAmended,
  ChargeCompleted,
  ChargeEvent,
  ChargeReversed,
} from './domain/charge.events.js';
export type { ChargeMoney, ChargeSnapshot, ChargeTerms } from './domain/charge-snapshot.js';
export { chargeStatusOf, compareStatus } from './domain/charge-status.js';
export type { ChargeStatus } from './domain/charge-status.js';
export { CHARGE_KIND, chargeStream } from './domain/charge-stream.js';
export { statedReference } from './domain/reference-of.js';
export { toChargeSnapshot } from './domain/to-charge-snapshot.js';
export { ChargeEntity } from './read-model/charge.entity.js';
export type { ChargeView } from './read-model/charge-view.js';
export { chargesProjection } from './read-model/charges.projection.js';
export { GetCharge } from './read-model/get-charge.query.js';
export { ListChargeEvents } from './read-model/list-charge-events.query.js';
export type { ChargeEventView } from './read-model/list-charge-events.query.js';
export { ListCharges } from './read-model/list-charges.query.js';
export type { ChargeFilter } from './read-model/list-charges.query.js';
