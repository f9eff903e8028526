import { addDays, parseBusinessDay, parseMonth } from '#calendar';
import type { BusinessDay } from '#calendar';
import { SweepList } from '#ingestion';
import { BooksKeeper } from '#ledger';
import { satang } from '#money';
import { RecordTaxInvoice } from '#payouts';
import { ListBreaks, WorkOnBreak } from '#reconciliation';
import type { BreakCode, BreakWork } from '#reconciliation';
import { ClosePeriod } from '#settlement-reports';
import { at, charge, Shop } from '../support/shop.js';
import { transaction } from '../support/money-objects.js';
import { receiptOf } from '../tax/tax-shop.js';
import { INVOICE } from '../tax/tax-invoice.js';

export const MONTH = parseMonth('2026-11');
export const LAST = parseBusinessDay('2026-11-30');
export const FIRST = addDays(LAST, -1);
export const NEXT = addDays(LAST, 1);
export const AFTER = addDays(LAST, 2);
const LISTS = ['charges', 'transactions', 'receipts'] as const;
const LAST_ORDERS = { B: '100.00', C: '60.00', D: '30.00', U: '50.00' };

export const paid = (time: string, day: BusinessDay) => ({
  createdAt: at('09:00', day),
  paidAt: at(time, day),
});

/** The end of a month, told: three days are closed, then the month. */
export class ToldNovember {
  private constructor(readonly shop: Shop) {}

  static async tell(): Promise<ToldNovember> {
    const told = new ToldNovember(await Shop.open({ OPENING_DAY: FIRST }));
    await told.firstDay();
    await told.lastDay();
    await told.dayAfter();
    return told;
  }

  async read(): Promise<void> {
    const [from, to] = [at('00:00', addDays(FIRST, -1)), this.shop.us.clock.now()];
    for (const list of LISTS) {
      await this.shop.us.commands.execute(new SweepList(this.shop.account, list, from, to));
    }
    await this.shop.us.app.get(BooksKeeper).catchUp(this.shop.account);
    await this.shop.reconcile();
  }

  private async say(code: BreakCode, work: BreakWork, by: string): Promise<void> {
    const [found] = await this.shop.us.queries.execute(
      new ListBreaks(this.shop.account, { code }, 1, null),
    );
    await this.shop.us.commands.execute(
      new WorkOnBreak(this.shop.account, found?.id ?? '', work, by),
    );
  }

  /** An order is paid, its fees are receipted. */
  private async firstDay(): Promise<void> {
    await this.shop.expect({ reference: 'A', baht: '400.00', expectedOn: FIRST });
    for (const [reference, baht] of Object.entries(LAST_ORDERS)) {
      await this.shop.expect({ reference, baht, expectedOn: LAST });
    }
    this.shop.sell(charge('a', '400.00', 'A', paid('10:00', FIRST)));
    this.shop.opn.put(...receiptOf(FIRST, 660, 46, 0, at('01:02', LAST)));
    await this.shop.close(FIRST, at('03:00', LAST));
  }

  /** An invoice, a write-off, a payment that is credited after midnight, an order unpaid. */
  private async lastDay(): Promise<void> {
    this.shop.us.clock.moveTo(at('20:00', LAST));
    const covered = { coversFrom: parseBusinessDay('2026-11-01'), coversTo: FIRST };
    const amounts = { value: satang(660n), vat: satang(46n) };
    const named = { ...INVOICE, ...covered, ...amounts, receivedOn: LAST, claimedInMonth: MONTH };
    await this.shop.us.commands.execute(
      new RecordTaxInvoice(this.shop.account, named, null, 'Suda'),
    );
    this.shop.sell(
      charge('b', '100.00', 'B', paid('10:00', LAST)),
      charge('x', '25.00', null, paid('11:00', LAST)),
    );
    await this.read();
    await this.say('CHARGE_UNEXPECTED', { kind: 'write-off', reason: 'A tip.' }, 'Suda');
    await this.say('CHARGE_UNEXPECTED', { kind: 'approve' }, 'Malee');
    this.shop.sell(charge('c', '60.00', 'C', paid('23:30', LAST)));
    const credit = { amount: 5_894, transferable_at: at('00:10', NEXT) };
    this.shop.opn.put(transaction('c', at('00:10', NEXT), credit));
    this.shop.opn.put(...receiptOf(LAST, 305, 21, -1, at('01:02', NEXT)));
    await this.shop.close(LAST, at('03:00', NEXT));
  }

  /** What was expected before is paid; then the month is closed. */
  private async dayAfter(): Promise<void> {
    this.shop.us.clock.moveTo(at('13:00', NEXT));
    this.shop.sell(charge('d', '30.00', 'D', paid('12:00', NEXT)));
    await this.read();
    await this.say('RECEIPT_UNPAID', { kind: 'comment', text: 'She will pay.' }, 'Anan');
    await this.shop.close(NEXT, at('03:00', AFTER));
    await this.shop.us.commands.execute(new ClosePeriod(this.shop.account, MONTH, 'Suda'));
  }
}
