import type { ChargeFacts } from '../domain/facts.js';
import type { ChargeVerdict, ReceiptVerdict } from '../domain/verdicts.js';

/** Some of a day's rows; each of them is in one part. */
export interface DayPart {
  /** With every payment of theirs among `charges`. */
  readonly receipts: readonly ReceiptVerdict[];
  readonly charges: readonly ChargeVerdict[];
  /** Charges that failed or expired on the day, in the order in which they did. */
  readonly ended: readonly ChargeFacts[];
}
