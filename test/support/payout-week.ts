import { ImportBankLines } from '#bank';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { ReportHead } from '#settlement-reports';
import type { Raw } from './fake-opn.js';
import { transaction } from './money-objects.js';
import { MONDAY, moved, payout, PayoutDesk, TUESDAY } from './payout-desk.js';
import { at, charge, DAY, NEXT, Shop } from './shop.js';

export const SUNDAY = addDays(DAY, 2);
const FEE_OF_TRANSFER = 3_000;

/** What a charge brings, as Opn states it. */
const netOf = (raw: Raw): number => Number(raw['net']);

/**
 * Five days: two payments, one of them credited late; a payout that arrives on Monday, one made by
 * hand, one that comes back, one that takes the rest; and a payment of Friday learned on Saturday.
 */
export class PayoutWeek {
  readonly heads: ReportHead[] = [];
  private readonly told = new Map<string, Raw>();
  private readonly desk: PayoutDesk;

  private constructor(readonly shop: Shop) {
    this.desk = new PayoutDesk(shop);
  }

  static async live(): Promise<PayoutWeek> {
    const week = new PayoutWeek(await Shop.open());
    await week.friday();
    await week.saturday();
    await week.sunday();
    await week.monday();
    await week.tuesday();
    return week;
  }

  private readonly a = charge('a', '1000.00', 'A', { paidAt: at('10:00') });
  private readonly u = charge('u', '300.00', 'U', { paidAt: at('23:00') });
  private readonly late = charge('late', '200.00', 'L', { paidAt: at('22:00') });
  private readonly c = charge('c', '500.00', 'C', { paidAt: at('09:00', NEXT) });
  /** By then it stands so. */
  private readonly first = (changes: Raw = {}): readonly Raw[] =>
    this.payout('first', netOf(this.a), '14:00', DAY, changes);

  private async friday(): Promise<void> {
    const { shop } = this;
    await shop.expect({ reference: 'A', baht: '1000.00' }, { reference: 'U', baht: '300.00' });
    shop.sell(this.a, this.u);
    shop.uncredit('u');
    this.tell(credit(this.a, at('10:00')), ...this.first());
    await this.close(DAY);
  }

  private async saturday(): Promise<void> {
    this.shop.opn.put(this.late, this.c);
    this.tell(credit(this.u, at('00:30', NEXT)), credit(this.late, at('22:00')));
    this.tell(credit(this.c, at('09:00', NEXT), MONDAY));
    const sent = { sent: true, sent_at: at('14:02'), paid: true, paid_at: at('09:00', NEXT) };
    this.tell(...this.first(sent));
    this.tell(...this.payout('hand', 10_000, '12:00', NEXT, { schedule: null }));
    await this.close(NEXT);
  }

  private async sunday(): Promise<void> {
    const all = netOf(this.u) + netOf(this.late) - 10_000;
    const sent = { sent: true, sent_at: at('08:01', SUNDAY) };
    this.tell(...this.payout('second', all, '08:00', SUNDAY, sent));
    await this.desk.read('transfers', at('09:00', SUNDAY));
    const failed = { ...sent, failure_code: 'failed_processing' };
    this.tell(...this.payout('second', all, '08:00', SUNDAY, failed));
    await this.desk.read('transfers', at('16:00', SUNDAY));
    await this.close(SUNDAY);
  }

  private async monday(): Promise<void> {
    const all = netOf(this.u) + netOf(this.late) - 10_000;
    this.tell(moved('back', at('10:00', MONDAY), 'credit', 'second', all));
    this.shop.us.clock.moveTo(at('18:00', MONDAY));
    const amount = netOf(this.a) - FEE_OF_TRANSFER;
    const rows = [{ bookedOn: MONDAY, amount, description: 'OMISE PAYMENT' }];
    const file = { kind: 'json', bytes: Buffer.from(JSON.stringify(rows)) } as const;
    await this.shop.us.commands.execute(
      new ImportBankLines(this.shop.account, file, { count: 1 }, 'Suda'),
    );
    await this.close(MONDAY);
  }

  private async tuesday(): Promise<void> {
    const all = netOf(this.u) + netOf(this.late) - 10_000 + netOf(this.c);
    const sent = { sent: true, sent_at: at('08:01', TUESDAY) };
    this.tell(...this.payout('third', all, '08:00', TUESDAY, sent));
    await this.close(TUESDAY);
  }

  private payout(name: string, amount: number, time: string, day: BusinessDay, changes: Raw) {
    const net = amount - FEE_OF_TRANSFER;
    return payout(name, '0.00', at(time, day), { amount, net, ...changes }).map((raw) =>
      raw['object'] === 'transaction' ? { ...raw, amount } : raw,
    );
  }

  /** Opn shows these, and a balance that is all that it shows. */
  private tell(...raws: readonly Raw[]): void {
    this.shop.opn.put(...raws);
    for (const raw of raws.filter(({ object }) => object === 'transaction')) {
      this.told.set(String(raw['id']), raw);
    }
    const total = [...this.told.values()].reduce(
      (all, { amount, direction }) => all + (direction === 'debit' ? -1 : 1) * Number(amount),
      0,
    );
    this.shop.opn.balance = { ...this.shop.opn.balance, total, transferable: total };
  }

  private async close(day: BusinessDay): Promise<void> {
    this.heads.push(await this.shop.close(day, at('03:00', addDays(day, 1))));
  }
}

const credit = (raw: Raw, when: ReturnType<typeof at>, from?: BusinessDay): Raw =>
  transaction(String(raw['id']).replace('chrg_', ''), when, {
    amount: netOf(raw),
    ...(from && { transferable_at: at('00:00', from) }),
  });
