import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { ReadFirstHistory, SweepList } from '#ingestion';
import { HOUR_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { parseBaht, toJsonInteger } from '#money';
import { GetTransfer, ListBreaks } from '#reconciliation';
import type { TransferDetail } from '#reconciliation';
import type { Raw } from './fake-opn.js';
import { transaction, transfer } from './money-objects.js';
import { at, DAY } from './shop.js';
import type { Shop } from './shop.js';

export const MONDAY = addDays(DAY, 3);
export const TUESDAY = addDays(DAY, 4);
export const LONG_AGO = at('00:00', addDays(DAY, -30));

/** When the schedule makes a transfer. */
export const PAYOUT = '08:00';

/** Of transactions and tax there is more to say; others test that. */
const OF_PAYOUTS = /^(SETTLEMENT|TRANSFER|BALANCE)_/;

export const amountOf = (baht: string): number => toJsonInteger(parseBaht(baht));

/** What a sale brought, which can be paid out from a midnight on. */
export const sale = (name: string, baht: string, from: BusinessDay): Raw =>
  transaction(name, plusMs(at('00:00', from), -HOUR_MS), {
    amount: amountOf(baht),
    transferable_at: at('00:00', from),
  });

/** A transfer of a schedule, and what Opn took from the balance for it. */
export function payout(
  name: string,
  baht: string,
  createdAt: Instant,
  changes: Raw = {},
): readonly Raw[] {
  const amount = amountOf(baht);
  const money = { amount, fee: 2_804, fee_vat: 196, total_fee: 3_000, net: amount - 3_000 };
  return [
    transfer(name, createdAt, { ...money, schedule: 'schd_1', ...changes }),
    moved(`out_${name}`, createdAt, 'debit', name, amount),
  ];
}

export const moved = (
  id: string,
  when: Instant,
  direction: string,
  name: string,
  amount: number,
): Raw =>
  transaction(id, when, {
    ...{ direction, amount, origin: `trsf_${name}`, key: `transfer.${direction}` },
  });

/** A shop that looks after what Opn pays out. */
export class PayoutDesk {
  constructor(readonly shop: Shop) {}

  /** Reads a list whole, and nothing else. */
  async read(list: 'transactions' | 'transfers', now: Instant): Promise<void> {
    this.shop.us.clock.moveTo(now);
    await this.shop.us.commands.execute(new SweepList(this.shop.account, list, LONG_AGO, now));
  }

  /** Everything that Opn shows by then was read, and judged. */
  async readBy(now: Instant): Promise<void> {
    for (const list of ['transactions', 'transfers'] as const) await this.read(list, now);
    const { us, account } = this.shop;
    while (await us.commands.execute(new ReadFirstHistory(account)));
    await this.shop.reconcile();
  }

  async inShort(): Promise<readonly string[]> {
    return (await this.breaks())
      .map(({ code, subject, amount, status }) => `${code} ${subject.id} ${amount} ${status}`)
      .sort();
  }

  /** What cleared each of them. */
  async proofs(): Promise<readonly (string | null)[]> {
    return (await this.breaks()).map(({ clearedBy }) => clearedBy);
  }

  transfer(name: string): Promise<TransferDetail> {
    return this.shop.us.queries.execute(new GetTransfer(this.shop.account, `trsf_${name}`));
  }

  private async breaks() {
    const { us, account } = this.shop;
    const rows = await us.queries.execute(new ListBreaks(account, {}, 500, null));
    return rows.filter(({ code }) => OF_PAYOUTS.test(code));
  }
}
