import type { BusinessDay } from '#calendar';
import { negated, satang, ZERO } from '#money';
import type { Satang } from '#money';
import type { JournalRow } from './frozen-rows.js';

/** Turnover of one account by entries of one kind; `other` for methods besides PromptPay. */
export interface JournalTurnover {
  readonly kind: string;
  readonly isPromptPay: boolean;
  readonly postingDay: BusinessDay;
  readonly relatesTo: BusinessDay;
  readonly ledgerAccount: string;
  readonly debit: Satang;
  readonly credit: Satang;
  readonly entries: number;
}

/** What closing itself is about to post, where it will be posted: the day's report has it. */
export function matchesTurnover(
  day: BusinessDay,
  postingDay: BusinessDay,
  { matched, owed }: { readonly matched: Satang; readonly owed: Satang },
  kind: 'M1' | 'A1' = 'M1',
): readonly JournalTurnover[] {
  const common = { kind, isPromptPay: true, postingDay, relatesTo: day, entries: 1 };
  const credits = [
    { ledgerAccount: 'unreconciled-receipts', amount: satang(-matched - owed) },
    { ledgerAccount: 'reconciled-receipts', amount: matched },
    { ledgerAccount: 'customer-refunds-payable', amount: owed },
  ];
  return credits
    .filter(({ amount }) => amount !== 0n)
    .map(({ ledgerAccount, amount }) => ({ ...common, ledgerAccount, ...sideOf(amount) }));
}

/** What a restatement takes back is a credit below zero, and so a debit. */
const sideOf = (credit: Satang) =>
  credit < 0n ? { debit: negated(credit), credit: ZERO } : { debit: ZERO, credit };

/** Summarised vouchers, one for each kind and pair of days; both sides of an account if it has. */
export function buildJournalRows(turnovers: readonly JournalTurnover[]): readonly JournalRow[] {
  const vouchers = new Map<string, JournalTurnover[]>();
  for (const turnover of turnovers) {
    const { kind, isPromptPay, postingDay, relatesTo } = turnover;
    const key = `${isPromptPay ? kind : `${kind}X`}-${postingDay.replaceAll('-', '')} ${relatesTo}`;
    vouchers.set(key, [...(vouchers.get(key) ?? []), turnover]);
  }
  const used = new Map<string, number>();
  return [...vouchers].flatMap(([key, own]) => {
    const [prefix = ''] = key.split(' ');
    const number = (used.get(prefix) ?? 0) + 1;
    used.set(prefix, number);
    return voucherRows(`${prefix}-${String(number).padStart(2, '0')}`, own);
  });
}

function voucherRows(voucherNo: string, turnovers: readonly JournalTurnover[]): JournalRow[] {
  const sides = turnovers.flatMap((turnover) => [
    { turnover, debit: turnover.debit, credit: ZERO },
    { turnover, debit: ZERO, credit: turnover.credit },
  ]);
  const debitsFirst = [
    ...sides.filter(({ debit }) => debit !== 0n),
    ...sides.filter(({ credit }) => credit !== 0n),
  ];
  return debitsFirst.map(({ turnover, debit, credit }, index) => ({
    voucherNo,
    kind: turnover.kind,
    postingDate: turnover.postingDay,
    relatesTo: turnover.relatesTo,
    line: index + 1,
    ledgerAccount: turnover.ledgerAccount,
    accountCode: null,
    debit: debit === 0n ? null : debit,
    credit: credit === 0n ? null : credit,
    document: null,
    entries: turnover.entries,
    exportBatch: null,
  }));
}
