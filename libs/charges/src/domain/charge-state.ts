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
  readonly contradictions: readonly string[];
}

export function evolveCharge(charge: Charge | null, event: ChargeEvent): Charge | null {
  if (event.type !== 'ChargeCreated') return charge && { ...charge, ...changedBy(event, charge) };
  const { paymentMethod, readAt: termsReadAt } = event.data;
  const known = { statusesSeen: new Map(), statements: [], paidAt: null, contradictions: [] };
  return { ...known, status: 'pending', paymentMethod, terms: termsOf(event.data), termsReadAt };
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
      return risen(charge, 'reversed', event.data);
    case 'ChargeAmended': {
      const { after } = event.data;
      return { terms: after, termsReadAt: readAt, statements: withWord(charge, after, readAt) };
    }
    case 'ChargeContradicted':
      return { contradictions: [...charge.contradictions, event.data.fingerprint] };
  }
}

/** Ended without money; one that was overtaken before we learned of it changes no status. */
function ended(
  charge: Charge,
  status: ChargeStatus,
  { readAt, superseded }: { readonly readAt: Instant; readonly superseded: boolean },
): Partial<Charge> {
  const statusesSeen = withSeen(charge, status, readAt);
  if (superseded) return { statusesSeen };
  return risen(charge, status, { ...charge.terms, readAt });
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
  };
}

const withSeen = ({ statusesSeen }: Charge, status: ChargeStatus, readAt: Instant) =>
  new Map([...statusesSeen, [status, readAt]]);

/** What a pending charge says of its money is a projection: only final words are kept. */
function withWord(
  { status, statements }: Charge,
  { money }: ChargeTerms,
  readAt: Instant,
): readonly Statement[] {
  return status === 'pending' ? statements : [...statements, { status, money, readAt }];
}

export const termsOf = ({ money, transactionId, reference }: ChargeTerms): ChargeTerms => ({
  money,
  transactionId,
  reference,
});
