import type { FinanceKind } from '../alert-kind.js';
import type { KindTexts, Told } from './alert-texts.js';
import { delayWords } from './delay-words.js';
import * as told from './finance-told.js';

const SOURCES: Readonly<Record<string, string>> = {
  'expected-receipts': 'The file of expected receipts',
  'bank-lines': 'The bank statement',
};
const sourceOf = (one: Told): string => {
  const source = told.factOf(one, 'source');
  return SOURCES[source] ?? source;
};

const PROBLEMS: Readonly<Record<string, string>> = {
  failed: 'has failed',
  late: 'is late',
  missing: 'is missing',
};
const problemOf = (one: Told): string => PROBLEMS[told.factOf(one, 'problem')] ?? 'is in doubt';

const payoutOf = (one: Told): string => told.factOf(one, 'transfer') || `due on ${told.dayOf(one)}`;
const lineOf = (one: Told): string =>
  told.factOf(one, 'transfer') || `bank line ${told.factOf(one, 'bankLine')}`;

/** `2 more days are late as well.` */
const others = (one: Told, name: string, unit: string, what: string): string => {
  const count = told.othersOf(one, name);
  if (count === 0) return '';
  return count === 1
    ? ` 1 more ${unit} is ${what} as well.`
    : ` ${count} more ${unit}s are ${what}.`;
};

const isMonth = (one: Told): boolean => told.factOf(one, 'what') === 'month';

const CLAIM_STAGES: Readonly<Record<string, string>> = {
  expiring: ' The time to claim it is running out.',
  expired: ' The time to claim it is over: ask your tax adviser.',
};

export const FINANCE_ENGLISH: Readonly<Record<FinanceKind, KindTexts>> = {
  'report-late': {
    title: 'Report late',
    summary: (one) =>
      `Day ${told.dayOf(one)} is not closed because ` +
      `${delayWords(told.factOf(one, 'reason'), 'en')}. ` +
      `A provisional report is at ${told.factOf(one, 'provisionalAt')}.`,
    toDo: (one) =>
      'It is closed by itself as soon as that is over. Its preconditions say what is missing.' +
      others(one, 'days', 'day', 'late'),
  },
  'source-missing': {
    title: 'Source missing',
    summary: (one) =>
      `${sourceOf(one)} of ${told.dayOf(one)} has not arrived; ` +
      `${told.countOf(one)} items cannot be reconciled. Please import it.`,
    toDo: (one) =>
      'Import the file by API, or with "yodtrong import".' + others(one, 'days', 'day', 'missing'),
  },
  'unexplained-money': {
    title: 'Unexplained money',
    summary: (one) => `${told.bahtOf(one)} baht of ${told.daysOf(one)} is unexplained.`,
    toDo: () =>
      'Do not approve the report. Tell whoever runs the service: that all money is explained is ' +
      'what it is for.',
  },
  'balance-differs': {
    title: 'Balance differs from Opn',
    summary: (one) =>
      `The Opn balance in the books differs from Opn's by ${told.bahtOf(one)} baht ` +
      `since ${told.sinceOf(one)}.`,
    toDo: () =>
      "Compare the day's movements with Opn's dashboard, and ask Opn what is not in both.",
  },
  'payout-account-changed': {
    title: 'Payout account changed',
    summary: (one) =>
      `Payouts now go to ${told.factOf(one, 'account')}, which is not approved; ` +
      `${told.bahtOf(one)} baht. Check at once.`,
    toDo: () =>
      "If nobody of yours changed it, have Opn stop payouts and change the dashboard's " +
      'passwords. If it is right, a second person approves the bank account.',
  },
  'payout-failed-or-late': {
    title: 'Payout failed or late',
    summary: (one) =>
      `Transfer ${payoutOf(one)} of ${told.bahtOf(one)} baht ${problemOf(one)} ` +
      `since ${told.sinceOf(one)}. Contact Opn or the bank.`,
    toDo: () => 'Look up its state in the dashboard of Opn, and the statement of the bank.',
  },
  'bank-amount-differs': {
    title: 'Bank amount differs',
    summary: (one) =>
      `The bank amount of ${lineOf(one)} differs from its net by ${told.bahtOf(one)} baht.`,
    toDo: () => 'Ask the bank for its charges, and Opn what it sent; then settle the break.',
  },
  'charges-stuck': {
    title: 'Charges stuck',
    summary: (one) =>
      `${told.countOf(one)} charges of ${told.bahtOf(one)} baht are pending past expiry, ` +
      `oldest since ${told.sinceOf(one)}. Opn is being asked again.`,
    toDo: () => 'Hold the goods of these orders. If it lasts, ask Opn for their state.',
  },
  'owed-to-customers': {
    title: 'Paid twice or after cancellation',
    summary: (one) =>
      `${told.countOf(one)} payments of ${told.bahtOf(one)} baht are to be returned or decided.`,
    toDo: () => 'Decide on each, return the money outside Opn, and record the return.',
  },
  'mismatches-above-limit': {
    title: 'Mismatches above limit',
    summary: (one) =>
      `${told.dayOf(one)}: ${told.countOf(one)} breaks of ${told.bahtOf(one)} baht, ` +
      `mostly ${withoutStop(told.factOf(one, 'codeNameEn'))}; ` +
      `common cause: ${told.factOf(one, 'cause') || 'none found'}.`,
    toDo: () => 'Begin with the common cause, then with the largest; each break says what to do.',
  },
  'fee-differs': {
    title: 'Fee charged differs',
    summary: (one) =>
      `Fees differ from the contract by ${told.bahtOf(one)} baht (${told.countOf(one)}) ` +
      `since ${told.sinceOf(one)}; rate found ${told.rateOf(one, 'unknown')}.`,
    toDo: () =>
      'If the contract changed, set the rate with the day from which it holds. Else claim the ' +
      'difference from Opn.',
  },
  'tax-invoice-missing': {
    title: 'Tax invoice missing',
    summary: (one) =>
      `Opn's tax invoice of ${told.monthOf(one)} is not recorded; ${told.bahtOf(one)} baht ` +
      `of input VAT, claimable until ${told.monthOf(one, 'lastMonth')}.`,
    toDo: (one) =>
      "Get it from Opn's dashboard and record it." +
      (CLAIM_STAGES[told.factOf(one, 'stage')] ?? ''),
  },
  'awaiting-approval': {
    title: 'Awaiting approval',
    summary: (one) =>
      isMonth(one)
        ? `Month ${told.monthOf(one)} is not closed.`
        : `Report ${told.dayOf(one)} awaits approval.`,
    toDo: (one) =>
      isMonth(one)
        ? 'Approve its days and close the month.' + others(one, 'months', 'month', 'open')
        : 'Review and approve it, or send it back.' + others(one, 'days', 'report', 'waiting'),
  },
};

/** Names of codes are sentences in English. */
function withoutStop(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}
