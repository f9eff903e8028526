import type { BreakRow, ChargeRow, ExpectedRow, FrozenRows, JournalRow } from '../frozen-rows.js';
import type { ComparedSheet, VersionDifferences } from '../row-differences.js';
import type { ChangeOrigin, OriginOf, RowPair } from './build-change-rows.js';
import type { ChangeFact } from './change-facts.js';
import { CHANGE_REASONS } from './change-reasons.js';
import { isMatterOfTime } from './changed-fields.js';

type Facts = ReadonlyMap<string, readonly ChangeFact[]>;

/** What was learned between two versions, and where the books have put it. */
export interface VersionFacts {
  readonly charges: Facts;
  /** Of expected receipts, and of people's words about their matches. */
  readonly orders: Facts;
  readonly contract: readonly ChangeFact[];
  /** Charges of an order, those of other days included. */
  readonly chargesOf: (reference: string) => readonly string[];
  /** Voucher in which a charge's money was posted since. */
  readonly voucherOf: (chargeId: string) => string | null;
  /** Voucher in which this version posts its matches. */
  readonly matches: string | null;
}

const OF_MATCH: readonly string[] = ['matched', 'difference', 'match_day', 'document_no'];
const OF_MONEY: readonly string[] = [
  ...['status', 'amount', 'gross', 'booked_gross', 'rate', 'fee', 'fee_vat'],
  ...['interest', 'interest_vat', 'net', 'paid_at'],
];

/** Says of each changed field which fact it is due to: its row's own one first. */
export function changeOrigins(facts: VersionFacts): OriginOf {
  const origins: { readonly [Sheet in ComparedSheet]: Origins<FrozenRows[Sheet]> } = {
    charges: (pair, field) => chargeOrigin(facts, pair, field),
    expected: (pair) => receiptOrigin(facts, pair),
    breaks: (pair) => breakOrigin(facts, pair),
    tax: () => FOLLOWS,
    journal: (pair) => ({ ...POSTED, postedIn: rowOf<JournalRow>(pair).voucherNo }),
  };
  return (sheet, pair, field) => origins[sheet](pair, field);
}

type Origins<Row> = (pair: RowPair<Row>, field: string | null) => ChangeOrigin | null;

const unexplained = (reason: string): ChangeOrigin => ({
  reason,
  learnedAt: null,
  cause: null,
  postedIn: null,
});
const FOLLOWS = unexplained(CHANGE_REASONS.follows);
const POSTED = unexplained(CHANGE_REASONS.posted);

function chargeOrigin(
  facts: VersionFacts,
  pair: RowPair<ChargeRow>,
  field: string | null,
): ChangeOrigin {
  const { chargeId } = rowOf(pair);
  const references = bothOf(pair, ({ reference }) => reference);
  const orders = references.flatMap((reference) => facts.orders.get(reference) ?? []);
  const siblings = references.flatMap(facts.chargesOf).filter((id) => id !== chargeId);
  const fact =
    lastFor(field, facts.charges.get(chargeId)) ??
    lastFor(field, facts.contract) ??
    lastFor(field, orders) ??
    lastFor(
      field,
      siblings.flatMap((id) => facts.charges.get(id) ?? []),
    );
  const postedIn = voucherFor(facts, chargeId, field);
  return fact ? { ...said(fact), postedIn } : { ...FOLLOWS, postedIn };
}

function voucherFor(facts: VersionFacts, chargeId: string, field: string | null): string | null {
  if (field === null || OF_MONEY.includes(field)) return facts.voucherOf(chargeId);
  return OF_MATCH.includes(field) ? facts.matches : null;
}

function receiptOrigin(facts: VersionFacts, pair: RowPair<ExpectedRow>): ChangeOrigin | null {
  const { reference } = rowOf(pair);
  const paidBy = listsOf(pair, ({ chargeIds }) => chargeIds);
  const charges = new Set([...paidBy, ...facts.chargesOf(reference)]);
  const fact =
    lastFor(null, facts.orders.get(reference)) ?? lastFor('matched', factsOf(facts, charges));
  const isPaidAnew = pair.before?.paid !== pair.after?.paid;
  const postedIn = isPaidAnew ? facts.matches : null;
  if (fact) return { ...said(fact), postedIn };
  return isPaidAnew ? { ...FOLLOWS, postedIn } : null;
}

/** A break of time that no fact has touched has only come of age. */
function breakOrigin(facts: VersionFacts, pair: RowPair<BreakRow>): ChangeOrigin | null {
  const row = rowOf(pair);
  const fact = OF_COSTS.includes(row.code) ? factOfCost(facts, row) : factOfMatch(facts, row);
  if (fact) return { ...said(fact), postedIn: null };
  return isMatterOfTime(row.code) ? null : FOLLOWS;
}

const orderOf = ({ subjectKind, subjectId, reference }: BreakRow): string | null =>
  subjectKind === 'expectation' ? subjectId : reference;

function factsOfBreak(facts: VersionFacts, row: BreakRow): readonly ChangeFact[] {
  const order = orderOf(row);
  const own = row.subjectKind === 'charge' ? [row.subjectId] : [];
  return factsOf(facts, [...own, ...(order === null ? [] : facts.chargesOf(order))]);
}

const factOfCost = (facts: VersionFacts, row: BreakRow): ChangeFact | undefined =>
  lastFor('fee', factsOfBreak(facts, row)) ?? facts.contract.at(-1);

const factOfMatch = (facts: VersionFacts, row: BreakRow): ChangeFact | undefined =>
  lastFor('code', factsOfBreak(facts, row)) ?? facts.orders.get(orderOf(row) ?? '')?.at(-1);

const factsOf = ({ charges }: VersionFacts, ids: Iterable<string>): readonly ChangeFact[] =>
  [...ids].flatMap((id) => charges.get(id) ?? []);

const listsOf = <Row>(
  { before, after }: RowPair<Row>,
  read: (row: Row) => readonly string[],
): readonly string[] => [before, after].flatMap((row) => (row === null ? [] : read(row)));

const OF_COSTS: readonly string[] = ['FEE_VARIANCE', 'VAT_VARIANCE'];

/** The last one that can explain a field; of a row that is new or gone, any. */
const lastFor = (field: string | null, facts: readonly ChangeFact[] = []): ChangeFact | undefined =>
  facts.findLast(({ explains }) => explains === null || field === null || explains.includes(field));

const said = ({ reason, learnedAt, cause }: ChangeFact) => ({ reason, learnedAt, cause });

function rowOf<Row>({ before, after }: RowPair<Row>): Row {
  const row = after ?? before;
  if (row === null) throw new Error('A pair of rows has neither the old nor the new one.');
  return row;
}

const bothOf = <Row>(
  { before, after }: RowPair<Row>,
  read: (row: Row) => string | null,
): readonly string[] => [
  ...new Set([before, after].flatMap((row) => (row === null ? [] : (read(row) ?? [])))),
];

/** A charge and an order that it pays, or paid before. */
export interface PayingCharge {
  readonly order: string;
  readonly charge: string;
}

/** Charges and orders whose facts must be known to say where the changes come from. */
export interface ChangedSubjects {
  readonly charges: ReadonlySet<string>;
  readonly orders: ReadonlySet<string>;
  readonly pays: readonly PayingCharge[];
}

type Subjects = Pick<VersionDifferences, 'charges' | 'expected' | 'breaks'>;

export function subjectsOf({ charges, expected, breaks }: Subjects): ChangedSubjects {
  const pays = [
    ...[...charges.before, ...charges.after].flatMap(({ chargeId: charge, reference: order }) =>
      order === null ? [] : [{ order, charge }],
    ),
    ...[...expected.before, ...expected.after].flatMap(({ reference: order, chargeIds }) =>
      chargeIds.map((charge) => ({ order, charge })),
    ),
  ];
  const found = [...breaks.before, ...breaks.after];
  const ofKind = (kind: string) =>
    found.flatMap((row) => (row.subjectKind === kind ? [row.subjectId] : []));
  const rows = [...charges.before, ...charges.after].map(({ chargeId }) => chargeId);
  const receipts = [...expected.before, ...expected.after].map(({ reference }) => reference);
  return {
    charges: new Set([...rows, ...pays.map(({ charge }) => charge), ...ofKind('charge')]),
    orders: new Set([...receipts, ...pays.map(({ order }) => order), ...ofKind('expectation')]),
    pays,
  };
}
