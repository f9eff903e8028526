import type { BusinessDay } from '#calendar';
import { ENTRY_KINDS, LEDGER_ACCOUNTS } from '#ledger';
import { plus, ZERO } from '#money';
import type { JournalRow } from '../frozen-rows.js';
import { LATE_RECEIPTS_SERIES, RECEIPTS_KIND } from '../row-checks.js';
import { batchName } from './export-batches.js';
import type { Closing } from './export-batches.js';
import type { FiledTurnover } from './journal-turnover.js';

/** Entries of one kind, of one posting day, about one day, in one batch. */
interface Voucher {
  /** `R1`, or `R1X` for methods besides PromptPay; receipts of closed months are `A1R`, `A1RX`. */
  readonly series: string;
  readonly kind: string;
  readonly postingDay: BusinessDay;
  readonly relatesTo: BusinessDay;
  readonly batch: Closing | null;
  readonly position: number;
  readonly turnovers: readonly FiledTurnover[];
}

/**
 * Summarised vouchers with their numbers. They are numbered by kind and posting day, in the order
 * of their batches and then of their first entries: so a number never changes, if all turnovers of
 * the posting days are given.
 */
export function buildJournalRows(turnovers: readonly FiledTurnover[]): readonly JournalRow[] {
  const used = new Map<string, number>();
  const numbered = vouchersOf(turnovers).map((voucher) => {
    const prefix = `${voucher.series}-${voucher.postingDay.replaceAll('-', '')}`;
    const number = (used.get(prefix) ?? 0) + 1;
    used.set(prefix, number);
    return { voucher, voucherNo: `${prefix}-${String(number).padStart(2, '0')}` };
  });
  return numbered
    .sort((left, right) => asShown(left.voucher, right.voucher))
    .flatMap(({ voucher, voucherNo }) => voucherRows(voucherNo, voucher));
}

/** In the order in which they are numbered. */
function vouchersOf(turnovers: readonly FiledTurnover[]): readonly Voucher[] {
  const vouchers = new Map<string, Voucher>();
  for (const turnover of turnovers) {
    const { kind, postingDay, relatesTo, batch, position } = turnover;
    const series = seriesOf(turnover);
    const key = [series, postingDay, relatesTo, batch?.number ?? ''].join(' ');
    const known = vouchers.get(key);
    vouchers.set(key, {
      ...{ series, kind, postingDay, relatesTo, batch },
      position: Math.min(known?.position ?? position, position),
      turnovers: [...(known?.turnovers ?? []), turnover],
    });
  }
  return [...vouchers.values()].sort(asNumbered);
}

/** Receipts have vouchers of their own, in closed months as well: they are held against charges. */
function seriesOf({ kind, origin = kind, isPromptPay }: FiledTurnover): string {
  const own = kind !== RECEIPTS_KIND && origin === RECEIPTS_KIND ? LATE_RECEIPTS_SERIES : kind;
  return isPromptPay ? own : `${own}X`;
}

type Order = (left: Voucher, right: Voucher) => number;

const inTurn =
  (...orders: readonly Order[]): Order =>
  (left, right) => {
    for (const order of orders) {
      const difference = order(left, right);
      if (difference !== 0) return difference;
    }
    return 0;
  };

const byText =
  (textOf: (voucher: Voucher) => string): Order =>
  (left, right) =>
    textOf(left) < textOf(right) ? -1 : Number(textOf(left) > textOf(right));

const batchNumber = ({ batch }: Voucher): number => batch?.number ?? Number.MAX_SAFE_INTEGER;
const byBatch: Order = (left, right) => batchNumber(left) - batchNumber(right);
const byPosition: Order = (left, right) => left.position - right.position;
const byDays = byText(({ relatesTo, postingDay }) => `${relatesTo} ${postingDay}`);
const kindIndex = ({ kind }: Voucher): number => (ENTRY_KINDS as readonly string[]).indexOf(kind);
const byKind: Order = (left, right) => kindIndex(left) - kindIndex(right);

const asNumbered = inTurn(byBatch, byPosition, byDays);
const asShown = inTurn(
  ...[byDays, byKind],
  byText(({ series }) => series),
  ...[byBatch, byPosition],
);

/** Debits first, in the order of the chart of accounts; both sides of an account that has both. */
function voucherRows(voucherNo: string, voucher: Voucher): readonly JournalRow[] {
  const { kind, postingDay, relatesTo, batch } = voucher;
  const turnovers = voucher.turnovers.filter(({ isNumberedOnly }) => !isNumberedOnly);
  const lines = linesOf(turnovers);
  const sides = [
    ...lines.map((line) => ({ ...line, credit: ZERO })).filter(({ debit }) => debit !== 0n),
    ...lines.map((line) => ({ ...line, debit: ZERO })).filter(({ credit }) => credit !== 0n),
  ];
  const documents = new Set(turnovers.flatMap((turnover) => turnover.documents));
  const [document = null] = documents;
  return sides.map(({ ledgerAccount, debit, credit, entries }, index) => ({
    ...{ voucherNo, kind, relatesTo, ledgerAccount, entries, line: index + 1 },
    postingDate: postingDay,
    accountCode: null,
    accountName: null,
    debit: debit === 0n ? null : debit,
    credit: credit === 0n ? null : credit,
    document: documents.size === 1 ? document : null,
    voucherEntries: turnovers.reduce((count, { entriesBegun }) => count + entriesBegun, 0),
    exportBatch: batch && batchName(batch),
  }));
}

type Line = Pick<FiledTurnover, 'ledgerAccount' | 'debit' | 'credit' | 'entries'>;

function linesOf(turnovers: readonly FiledTurnover[]): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const { ledgerAccount, debit, credit, entries } of turnovers) {
    const known = lines.get(ledgerAccount);
    lines.set(ledgerAccount, {
      ledgerAccount,
      debit: plus(known?.debit ?? ZERO, debit),
      credit: plus(known?.credit ?? ZERO, credit),
      entries: (known?.entries ?? 0) + entries,
    });
  }
  const place = (line: Line) => (LEDGER_ACCOUNTS as readonly string[]).indexOf(line.ledgerAccount);
  return [...lines.values()].sort((left, right) => place(left) - place(right));
}
