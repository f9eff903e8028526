import { ChangeSetting, DEFAULT_TAX_RULES } from '#accounts';
import type { TaxRules } from '#accounts';
import type { BusinessDay } from '#calendar';
import { SweepList } from '#ingestion';
import type { SweptList } from '#ingestion';
import type { Instant } from '#kernel';
import { plusMs, DAY_MS } from '#kernel';
import { at, EVE, NEXT } from '../support/shop.js';
import type { Shop } from '../support/shop.js';
import type { Raw } from '../support/fake-opn.js';
import { receipt, transaction } from '../support/money-objects.js';

/** Opn's receipt of a day, made in the night after it, and the transaction that settles its VAT. */
export function receiptOf(
  day: BusinessDay,
  subtotal: number,
  vat: number,
  adjustment = 0,
  createdAt: Instant = at('01:02', NEXT),
): readonly Raw[] {
  const name = day.replaceAll('-', '');
  const [origin, id] = [`rcpt_${name}`, `trxn_vat_${name}`];
  const direction = adjustment < 0 ? 'credit' : 'debit';
  const settled = transaction(`vat_${name}`, createdAt, {
    ...{ id, origin, direction, amount: Math.abs(adjustment), currency: 'THB' },
    key: `receipt.vat_adjustment.${direction}`,
  });
  const amounts = { charge_fee: subtotal, transfer_fee: 0, voided_fee: 0, subtotal, vat, wht: 0 };
  const facts = { ...amounts, total: subtotal + vat, issued_on: day, number: `OMTH${name}0018` };
  return [receipt(name, createdAt, { ...facts, adjustment_transaction: settled }), settled];
}

/** Reads lists of Opn's of the last days, and has everything judged. */
export async function readAndJudge(shop: Shop, ...lists: readonly SweptList[]): Promise<void> {
  const now = shop.us.clock.now();
  for (const list of lists) {
    const sweep = new SweepList(shop.account, list, plusMs(now, -4 * DAY_MS), now);
    await shop.us.commands.execute(sweep);
  }
  await shop.reconcile();
}

export interface FoundBreak {
  readonly code: string;
  readonly subject: string;
  readonly amount: bigint;
  readonly clearedBy: string | null;
}

/** Breaks by code, open ones and cleared ones. */
export function breaksOf(shop: Shop, like: string, cleared = false): Promise<FoundBreak[]> {
  return shop.us.rows<FoundBreak>(
    `SELECT code, subject_id AS subject, amount, cleared_by AS "clearedBy" FROM breaks
     WHERE code LIKE '${like}' AND cleared_at IS ${cleared ? 'NOT ' : ''}NULL
     ORDER BY code, subject_id`,
  );
}

export async function setTaxRules(shop: Shop, rules: Partial<TaxRules>): Promise<void> {
  const all = { ...DEFAULT_TAX_RULES, ...rules };
  const order = { kind: 'set-rules', book: 'tax', from: EVE, rules: all } as const;
  const stamped = { ...order, at: shop.us.clock.now() };
  await shop.us.commands.execute(new ChangeSetting(shop.account, stamped, 'Malee'));
}
