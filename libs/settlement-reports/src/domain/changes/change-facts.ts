import type { ChargeAmended, ChargeEvent } from '#charges';
import type { MatchEvent } from '#cases';
import type { Cause, Recorded } from '#event-store';
import type { ExpectationEvent } from '#expectations';
import type { Instant } from '#kernel';
import { CHANGE_CAUSES, CHANGE_REASONS } from './change-reasons.js';
import type { ChangeReason } from './change-reasons.js';

/** Something learned between two versions, and which fields of its row it can explain. */
export interface ChangeFact {
  readonly position: number;
  readonly reason: ChangeReason;
  /** Keys of columns; null: all of them, and that the row is there at all. */
  readonly explains: readonly string[] | null;
  readonly learnedAt: Instant;
  readonly cause: string;
}

const OF_FEE = ['fee', 'fee_vat', 'interest', 'interest_vat', 'net', 'rate', 'fee_difference'];
const OF_MATCH = ['matched', 'difference', 'match_day', 'document_no', 'code'];

type Reason = ChangeReason;
type Explained = readonly [reason: Reason, explains: readonly string[] | null];

export const factsOfCharge = (event: Recorded<ChargeEvent>): readonly ChangeFact[] =>
  explainedBy(event).map((explained) => factOf(event, explained));

/** What each event says by itself; an amendment has to be looked into. */
const OF_CHARGES: Readonly<Record<Exclude<ChargeEvent['type'], 'ChargeAmended'>, Reason | null>> = {
  ChargeCreated: CHANGE_REASONS.createdLate,
  ChargePending: null,
  ChargeCompleted: CHANGE_REASONS.paidLate,
  ChargeFailed: CHANGE_REASONS.endedLate,
  ChargeExpired: CHANGE_REASONS.endedLate,
  ChargeReversed: CHANGE_REASONS.reversed,
  ChargeEarlierMoneyLearned: CHANGE_REASONS.contradicted,
  ChargeEndRedated: CHANGE_REASONS.endedLate,
  ChargeContradicted: CHANGE_REASONS.contradicted,
  ChargeConfirmed: CHANGE_REASONS.confirmed,
};

function explainedBy(event: ChargeEvent): readonly Explained[] {
  if (event.type === 'ChargeAmended') return amendedBy(event);
  const reason = OF_CHARGES[event.type];
  return reason === null ? [] : [[reason, null]];
}

/** One amendment may correct several things; which of them a field is due to can be told. */
function amendedBy({ data }: ChargeAmended): readonly Explained[] {
  const { before, after, paidAt, paidAtAfter = paidAt } = data;
  const differ = (...fields: readonly (keyof typeof before.money)[]): boolean =>
    fields.some((field) => before.money[field] !== after.money[field]);
  const found: readonly (Explained | false)[] = [
    paidAt !== paidAtAfter && [CHANGE_REASONS.paidAt, null],
    differ('gross', 'amount', 'grossCurrency', 'currency') && [CHANGE_REASONS.amount, null],
    differ('fee', 'feeVat', 'interest', 'interestVat', 'net', 'feeRate', 'vatRate') && [
      CHANGE_REASONS.fee,
      [...OF_FEE, 'code'],
    ],
    before.reference !== after.reference && [CHANGE_REASONS.reference, ['reference', ...OF_MATCH]],
  ];
  return found.filter((one) => one !== false);
}

const OF_RECEIPTS: Readonly<Record<ExpectationEvent['type'], ChangeReason>> = {
  ReceiptExpected: CHANGE_REASONS.expectedLate,
  ExpectationRevised: CHANGE_REASONS.revised,
  ExpectationWithdrawn: CHANGE_REASONS.withdrawn,
};

/** Imported by a person, who is named. */
export function factOfReceipt(event: Recorded<ExpectationEvent>): ChangeFact {
  const fact = factOf(event, [OF_RECEIPTS[event.type], null]);
  return 'importedBy' in event.data ? { ...fact, cause: event.data.importedBy } : fact;
}

export const factOfMatch = (event: Recorded<MatchEvent>): ChangeFact =>
  factOf(event, [
    event.type === 'MatchChosen' ? CHANGE_REASONS.matched : CHANGE_REASONS.unmatched,
    null,
  ]);

const OF_CONTRACT = ['fee_expected', 'fee_difference', 'code'];

export const factOfContract = (event: Recorded): ChangeFact =>
  factOf(event, [CHANGE_REASONS.contract, OF_CONTRACT]);

const factOf = (
  { position, recordedAt, cause }: Recorded,
  [reason, explains]: Explained,
): ChangeFact => ({ position, reason, explains, learnedAt: recordedAt, cause: causeText(cause) });

const causeText = ({ kind, ref }: Cause): string =>
  kind === 'person' ? (ref ?? 'person') : CHANGE_CAUSES[kind];
