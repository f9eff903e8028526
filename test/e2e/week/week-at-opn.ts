import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import type { Raw } from '../../support/fake-opn.js';
import { transaction, transfer } from '../../support/money-objects.js';
import { moved } from '../../support/payout-desk.js';
import { webhookAbout } from '../../support/recorded-opn.js';
import { at, charge } from '../../support/shop.js';
import type { WeekOpn } from './week-opn.js';

const PAID_AFTER_MS = 2 * MINUTE_MS;
const QR_LASTS_MS = 30 * MINUTE_MS;
const FEE_OF_TRANSFER = { fee: 2_804, fee_vat: 196, total_fee: 3_000 };
const BAHT = '400.00';

/** Two per cent of 400 baht, and the VAT of that. */
const DEARER: Raw = {
  ...{ fee: 800, fee_vat: 56, net: 39_144 },
  transaction_fees: { fee_flat: '0.0', fee_rate: '2.0', vat_rate: '7.0' },
};

/** Something that happens by itself at a moment. */
export interface Happening {
  readonly at: Instant;
  readonly what: () => void | Promise<void>;
}

/** What becomes of a sale. */
interface Fate {
  /** When Opn says what became of it. */
  readonly settledAt?: Instant;
  readonly dearer?: boolean;
}

/** How sales and payouts happen at Opn, and what its webhooks tell of them. */
export class WeekAtOpn {
  /** No webhook leaves Opn; nobody will ever tell what they would have told. */
  isSilent = false;
  /** What Opn could not tell while it was away. */
  private untold: Raw[] = [];

  constructor(
    private readonly opn: WeekOpn,
    private readonly tell: (event: Raw) => Promise<void>,
  ) {}

  /** A QR, its payment two minutes later, and when Opn says so. */
  sale(reference: string, created: Instant, { settledAt, dearer }: Fate = {}): Happening[] {
    const paidAt = plusMs(created, PAID_AFTER_MS);
    const times = { createdAt: created, expires_at: plusMs(created, QR_LASTS_MS) };
    const cost = dearer ? DEARER : {};
    const name = reference.replaceAll('-', '');
    const open = charge(name, BAHT, reference, { ...times, ...cost });
    const paid = charge(name, BAHT, reference, { ...times, ...cost, paidAt });
    return [
      this.happens(created, () => this.show(open, 'charge.create')),
      this.happens(settledAt ?? paidAt, () => {
        this.opn.put(creditOf(name, paid, paidAt));
        return this.show(paid, 'charge.complete');
      }),
    ];
  }

  /** All that can be paid out, by the schedule; sent and paid within the morning. */
  payout(name: string, created: Instant): Happening[] {
    let facts: Raw = {};
    const show = (changes: Raw): void =>
      this.opn.put(transfer(name, created, { ...facts, ...changes }));
    const sent = { sent: true, sent_at: plusMs(created, 5 * MINUTE_MS) };
    const paidAt = plusMs(created, 60 * MINUTE_MS);
    return [
      this.happens(created, () => {
        const amount = this.opn.held(true);
        const net = amount - FEE_OF_TRANSFER.total_fee;
        facts = { ...FEE_OF_TRANSFER, amount, net, schedule: 'schd_1' };
        this.opn.put(moved(`out_${name}`, created, 'debit', name, amount));
        show({});
      }),
      this.happens(sent.sent_at, () => show(sent)),
      this.happens(paidAt, () => show({ ...sent, paid: true, paid_at: paidAt })),
    ];
  }

  /** In satang; what should arrive at the bank of a transfer that was made. */
  netOf(name: string): number {
    return Number(this.opn.object('transfers', `trsf_${name}`)?.['net'] ?? 0);
  }

  /** It answers nobody, and tells nobody anything; what it has to tell it tells afterwards. */
  away(from: Instant, to: Instant): Happening[] {
    return [
      this.happens(from, () => {
        this.opn.isAway = true;
      }),
      this.happens(to, async () => {
        this.opn.isAway = false;
        const untold = this.untold.splice(0);
        for (const event of untold) await this.tell(event);
      }),
    ];
  }

  silent(from: Instant, to: Instant): Happening[] {
    const turn = (isSilent: boolean) => () => {
      this.isSilent = isSilent;
    };
    return [this.happens(from, turn(true)), this.happens(to, turn(false))];
  }

  private async show(object: Raw, key: string): Promise<void> {
    this.opn.put(object);
    if (this.isSilent) return;
    const event = webhookAbout(object, key, {
      id: `evnt_${String(object['id'])}_${key.replace('.', '_')}`,
    });
    if (this.opn.isAway) this.untold.push(event);
    else await this.tell(event);
  }

  private happens(when: Instant, what: Happening['what']): Happening {
    return { at: when, what };
  }
}

/** It can be paid out from the next midnight on. */
const creditOf = (name: string, paid: Raw, paidAt: Instant): Raw =>
  transaction(name, paidAt, {
    amount: Number(paid['net']),
    transferable_at: at('00:00', addDays(paidAt.slice(0, 10) as BusinessDay, 1)),
  });
