import type { BusinessDay } from '#calendar';
import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** Withheld tax that Opn paid back to the bank, as a person saw it on the statement. */
export interface ReclaimedTax {
  /** What the payment is called, such as the bank's reference: recorded once. */
  readonly reference: string;
  readonly amount: Satang;
  readonly receivedOn: BusinessDay;
  readonly note: string | null;
}

export class WithholdingTaxReclaimed {
  readonly type = 'WithholdingTaxReclaimed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: ReclaimedTax & { readonly by: string },
  ) {}
}

/** It was recorded by mistake. */
export class WithholdingReclaimWithdrawn {
  readonly type = 'WithholdingReclaimWithdrawn';
  constructor(
    readonly occurredAt: Instant,
    readonly data: ReclaimedTax & { readonly by: string; readonly reason: string },
  ) {}
}

export type WithholdingEvent = WithholdingTaxReclaimed | WithholdingReclaimWithdrawn;

const money = { amount: true } as const;

export const withholdingEvents = new EventCatalogue<WithholdingEvent>({
  WithholdingTaxReclaimed: { stored: 'withholding-tax.reclaimed', schemaVersion: 1, money },
  WithholdingReclaimWithdrawn: {
    stored: 'withholding-reclaim.withdrawn',
    schemaVersion: 1,
    money,
  },
});
