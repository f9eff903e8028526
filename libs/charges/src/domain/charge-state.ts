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
  if (event.type !== 'ChargeCreated') {
    const change = CHANGES[event.type] as (charge: Charge, event: ChargeEvent) => Partial<Charge>;
    return charge && { ...charge, ...change(charge, event) };
  }
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

type Change<Type extends ChargeEvent['type']> = (
  charge: Charge,
  event: Extract<ChargeEvent, { type: Type }>,
) => Partial<Charge>;

const CHANGES: { readonly [Type in Exclude<ChargeEvent['type'], 'ChargeCreated'>]: Change<Type> } =
  {
    ChargePending: (charge, { data }) => ({
      statusesSeen: withSeen(charge, 'pending', data.readAt),
    }),
    ChargeFailed: (charge, { data }) => ended(charge, 'failed', data),
    ChargeExpired: (charge, { data }) => ended(charge, 'expired', data),
    ChargeCompleted: (charge, { data }) => ({
      ...risen(charge, 'completed', data),
      paidAt: data.paidAt,
    }),
    ChargeReversed: (charge, { data }) => ({
      ...risen(charge, 'reversed', data),
      endedAt: data.reversedAt,
    }),
    ChargeAmended: (charge, { data }) => amended(charge, data),
    ChargeEarlierMoneyLearned: (charge, { data: { status, money, readAt } }) => ({
      statements: withWord({ ...charge, status }, { money }, readAt),
    }),
    ChargeEndRedated: (_, { data: { endedAt } }) => ({ endedAt }),
    ChargeContradicted: contradicted,
    ChargeConfirmed: (charge, { data }) => ({
      contradictions: answered(charge),
      agreedAt: data.readAt,
    }),
  };

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

export const termsOf = (stated: ChargeTerms): ChargeTerms => {
  const { money, transactionId, reference, referenceBy } = stated;
  return { money, transactionId, reference, ...(referenceBy && { referenceBy }) };
};
