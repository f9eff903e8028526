import { laterOf } from '#kernel';
import type { Instant } from '#kernel';
import type { ChargeEvent } from './charge.events.js';
import type { ChargeMoney, ChargeTerms } from './charge-snapshot.js';
import { higherStatus } from './charge-status.js';
import type { ChargeStatus } from './charge-status.js';

/** One read's word on how a charge ended, from when it counted. */
export interface Statement {
  readonly status: ChargeStatus;
  readonly money: ChargeMoney;
  readonly readAt: Instant;
}

/** What contradicted the books: all that ever did, and what no later read has answered yet. */
export interface Contradictions {
  readonly known: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  /** When the latest open one was stated. */
  readonly openSince: Instant | null;
}

const NO_CONTRADICTIONS: Contradictions = { known: new Set(), open: new Set(), openSince: null };

/** What the events so far say of a charge. */
export interface Charge {
  readonly status: ChargeStatus;
  /** The first read that taught us of each status, superseded ones included. */
  readonly statusesSeen: ReadonlyMap<ChargeStatus, Instant>;
  readonly statements: readonly Statement[];
  readonly paymentMethod: string;
  readonly terms: ChargeTerms;
  /** When the read that stated these terms was requested. */
  readonly termsReadAt: Instant;
  readonly paidAt: Instant | null;
  /** Of its status, if it ended without money or was reversed: the earliest known. */
  readonly endedAt: Instant | null;
  /** The latest read known to agree with its status. */
  readonly agreedAt: Instant;
  readonly contradictions: Contradictions;
}

export function evolveCharge(charge: Charge | null, event: ChargeEvent): Charge | null {
  if (event.type !== 'ChargeCreated') return charge && { ...charge, ...changedBy(event, charge) };
  const { paymentMethod, readAt } = event.data;
  return {
    status: 'pending',
    statusesSeen: new Map(),
    statements: [],
    paymentMethod,
    terms: termsOf(event.data),
    termsReadAt: readAt,
    paidAt: null,
    endedAt: null,
    agreedAt: readAt,
    contradictions: NO_CONTRADICTIONS,
  };
}

function changedBy(
  event: Exclude<ChargeEvent, { type: 'ChargeCreated' }>,
  charge: Charge,
): Partial<Charge> {
  const { readAt } = event.data;
  switch (event.type) {
    case 'ChargePending':
      return { statusesSeen: withSeen(charge, 'pending', readAt) };
    case 'ChargeFailed':
      return ended(charge, 'failed', event.data);
    case 'ChargeExpired':
      return ended(charge, 'expired', event.data);
    case 'ChargeCompleted':
      return { ...risen(charge, 'completed', event.data), paidAt: event.data.paidAt };
    case 'ChargeReversed':
      return { ...risen(charge, 'reversed', event.data), endedAt: event.data.reversedAt };
    case 'ChargeAmended':
      return amended(charge, event.data);
    default:
      return toldAfterwards(event, charge);
  }
}

type ToldAfterwards = Extract<
  ChargeEvent,
  {
    type:
      'ChargeEarlierMoneyLearned' | 'ChargeEndRedated' | 'ChargeContradicted' | 'ChargeConfirmed';
  }
>;

/** What changes neither status nor terms. */
function toldAfterwards(event: ToldAfterwards, charge: Charge): Partial<Charge> {
  const { readAt } = event.data;
  switch (event.type) {
    case 'ChargeEarlierMoneyLearned':
      return { statements: withWord({ ...charge, status: event.data.status }, event.data, readAt) };
    case 'ChargeEndRedated':
      return { endedAt: event.data.endedAt };
    case 'ChargeContradicted':
      return contradicted(charge, event);
    case 'ChargeConfirmed':
      return { contradictions: answered(charge), agreedAt: readAt };
  }
}

/** Ended without money; one that was overtaken before we learned of it changes no status. */
function ended(
  charge: Charge,
  status: ChargeStatus,
  data: { readonly readAt: Instant; readonly endedAt: Instant; readonly superseded: boolean },
): Partial<Charge> {
  const { readAt, endedAt, superseded } = data;
  const statusesSeen = withSeen(charge, status, readAt);
  if (superseded) return { statusesSeen };
  return { ...risen(charge, status, { ...charge.terms, readAt }), endedAt };
}

function risen(
  charge: Charge,
  status: ChargeStatus,
  stated: ChargeTerms & { readonly readAt: Instant },
): Partial<Charge> {
  const { readAt } = stated;
  const reached = { ...charge, status: higherStatus(charge.status, status) };
  return {
    status: reached.status,
    statusesSeen: withSeen(charge, status, readAt),
    statements: withWord(reached, stated, readAt),
    terms: termsOf(stated),
    termsReadAt: readAt,
    endedAt: null,
    agreedAt: readAt,
  };
}

type Amendment = Extract<ChargeEvent, { type: 'ChargeAmended' }>['data'];

function amended(charge: Charge, { after, readAt, paidAtAfter }: Amendment): Partial<Charge> {
  const statements = withWord(charge, after, readAt);
  const paidAt = paidAtAfter ?? charge.paidAt;
  return { terms: after, termsReadAt: readAt, agreedAt: readAt, statements, paidAt };
}

function contradicted(
  { contradictions: { known, open, openSince } }: Charge,
  { occurredAt, data }: Extract<ChargeEvent, { type: 'ChargeContradicted' }>,
): Partial<Charge> {
  const { fingerprint, isAnswered } = data;
  const nowKnown = new Set(known).add(fingerprint);
  if (isAnswered) return { contradictions: { known: nowKnown, open, openSince } };
  const latest = openSince === null ? occurredAt : laterOf(openSince, occurredAt);
  const nowOpen = new Set(open).add(fingerprint);
  return { contradictions: { known: nowKnown, open: nowOpen, openSince: latest } };
}

const answered = ({ contradictions: { known } }: Charge): Contradictions => ({
  ...NO_CONTRADICTIONS,
  known,
});

const withSeen = ({ statusesSeen }: Charge, status: ChargeStatus, readAt: Instant) =>
  new Map([...statusesSeen, [status, readAt]]);

/** What a pending charge says of its money is a projection: only final words are kept. */
function withWord(
  { status, statements }: Pick<Charge, 'status' | 'statements'>,
  { money }: { readonly money: ChargeMoney },
  readAt: Instant,
): readonly Statement[] {
  return status === 'pending' ? statements : [...statements, { status, money, readAt }];
}

export const termsOf = ({ money, transactionId, reference }: ChargeTerms): ChargeTerms => ({
  money,
  transactionId,
  reference,
});
