import type { BusinessDay } from '#calendar';
import { plus, satang, smallerOf, ZERO } from '#money';
import type { Satang } from '#money';
import { changeOf, credit, debit, journalEntry } from './journal-entry.js';
import type { JournalLine } from './journal-entry.js';
import type { TransferFacts, TransferMoney, TransferMovement } from './transfer-facts.js';

/** T1: gone out of the balance. T2: come back into it. */
export type TransferEntryKind = 'T1' | 'T2';

/** What a transfer should have in the books on a day; its lines balance. */
export interface TransferPosting {
  readonly kind: TransferEntryKind;
  readonly day: BusinessDay;
  readonly lines: readonly JournalLine[];
}

/**
 * All that a transfer should have, by the facts known of it, by the day on which the books begin
 * (null: with the first of all), and by nothing else.
 */
export function transferPostings(
  facts: TransferFacts,
  openingDay: BusinessDay | null,
): readonly TransferPosting[] {
  const { out, back } = movedOf(facts, openingDay);
  return [
    ...dayByDay('T1', out, (total) => goneOut(total, facts.money)),
    ...dayByDay('T2', back, (total) => comeBack(total, facts.money)),
  ];
}

/** What is to be posted when facts change: by kind and day, and only where something changes. */
export function postingsBetween(
  before: TransferFacts,
  after: TransferFacts,
  openingDay: BusinessDay | null,
): readonly TransferPosting[] {
  const old = byKindAndDay(before, openingDay);
  const wanted = byKindAndDay(after, openingDay);
  return [...new Set([...old.keys(), ...wanted.keys()])].sort().flatMap((key) => {
    const posting = wanted.get(key) ?? old.get(key);
    const lines = changeOf(old.get(key)?.lines ?? [], wanted.get(key)?.lines ?? []);
    return posting === undefined || lines.length === 0 ? [] : [{ ...posting, lines }];
  });
}

function byKindAndDay(facts: TransferFacts, openingDay: BusinessDay | null) {
  const postings = transferPostings(facts, openingDay);
  return new Map(postings.map((posting) => [`${posting.kind} ${posting.day}`, posting]));
}

/** What was moved on a day. */
interface Moved {
  readonly day: BusinessDay;
  readonly amount: Satang;
}

/**
 * Opn's transactions say what moved. Where an account shows none for a transfer, the transfer
 * speaks for itself: paid, it has gone out; failed after that, it has come back.
 */
function movedOf(
  { money, movements, createdOn, paidOn, failedOn }: TransferFacts,
  openingDay: BusinessDay | null,
): { readonly out: readonly Moved[]; readonly back: readonly Moved[] } {
  const moved = movements.filter(({ amount }) => amount !== 0n).sort(byDay);
  const out = moved.filter(({ direction }) => direction === 'debit');
  const back = moved.filter(({ direction }) => direction === 'credit');
  if (out.length > 0 || money === null || paidOn === null) return { out, back };
  const { amount } = money;
  const hasComeBack = back.length === 0 && failedOn !== null;
  return {
    out: [{ day: wentOutOn(createdOn, paidOn, openingDay), amount }],
    back: hasComeBack ? [{ day: failedOn, amount }] : back,
  };
}

/**
 * Opn takes a transfer from the balance when it is created. Its transaction may be older than what
 * was read; but what Opn held when the books began was without it, and it goes out before them.
 */
function wentOutOn(
  createdOn: BusinessDay | null,
  paidOn: BusinessDay,
  openingDay: BusinessDay | null,
): BusinessDay {
  if (createdOn === null || openingDay === null || createdOn >= openingDay) return paidOn;
  return createdOn;
}

const byDay = (left: TransferMovement, right: TransferMovement): number =>
  left.day < right.day ? -1 : Number(left.day > right.day);

/** On each day what the total up to its end calls for, less what the days before it had. */
function dayByDay(
  kind: TransferEntryKind,
  moved: readonly Moved[],
  linesFor: (total: Satang) => readonly JournalLine[],
): readonly TransferPosting[] {
  const totals = new Map<BusinessDay, Satang>();
  let total = ZERO;
  for (const { day, amount } of moved) {
    total = plus(total, amount);
    totals.set(day, total);
  }
  let before: readonly JournalLine[] = [];
  return [...totals].map(([day, upToDay]) => {
    const after = linesFor(upToDay);
    const lines = changeOf(before, after);
    before = after;
    return { kind, day, lines };
  });
}

/** The transfer's terms say what the money became; what they do not explain is in suspense. */
function goneOut(total: Satang, money: TransferMoney | null): readonly JournalLine[] {
  const { net, fee, feeVat } = money ?? NOTHING;
  return journalEntry(
    '',
    debit('in-transit', net),
    debit('transfer-fees', fee),
    debit('input-vat-undue', feeVat),
    credit('opn-balance', total),
  ).orSuspense().lines;
}

/** Fee and VAT come back only with the whole amount; what exceeds the net is in suspense. */
function comeBack(total: Satang, money: TransferMoney | null): readonly JournalLine[] {
  const { net, fee, feeVat } = money === null ? NOTHING : givenBack(total, money);
  return journalEntry(
    '',
    debit('opn-balance', total),
    credit('in-transit', net),
    credit('transfer-fees', fee),
    credit('input-vat-undue', feeVat),
  ).orSuspense().lines;
}

type Parts = Omit<TransferMoney, 'amount'>;

const NOTHING: Parts = { net: ZERO, fee: ZERO, feeVat: ZERO };

function givenBack(total: Satang, { amount, ...parts }: TransferMoney): Parts {
  const isWhole = total === amount || total === satang(parts.net + parts.fee + parts.feeVat);
  return isWhole ? parts : { ...NOTHING, net: smallerOf(total, parts.net) };
}
