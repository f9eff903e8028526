/** What a fault happens to: Opn's posts to the merchant, Opn's answers, or Opn's own figures. */
export type FaultSide = 'webhooks' | 'answers' | 'figures';

interface FaultFacts {
  readonly side: FaultSide;
  /** Of what its percentage is the share. */
  readonly percentOf: string;
  readonly does: string;
  /** Its percentage under `all`. */
  readonly all: number;
}

/** Everything that can be made to go wrong, in the order in which it is decided. */
export const FAULTS = {
  drop: {
    side: 'webhooks',
    percentOf: 'webhooks',
    does: 'is never posted; its event shows a delivery without a status',
    all: 10,
  },
  corrupt: {
    side: 'webhooks',
    percentOf: 'webhooks',
    does: 'is cut short before it is signed, or changed by one letter afterwards',
    all: 3,
  },
  missign: {
    side: 'webhooks',
    percentOf: 'webhooks',
    does: 'is signed with another secret, or not at all',
    all: 3,
  },
  skew: {
    side: 'webhooks',
    percentOf: 'webhooks',
    does: 'is timed and signed by a clock that is off, half of them beyond five minutes',
    all: 10,
  },
  duplicate: {
    side: 'webhooks',
    percentOf: 'webhooks',
    does: 'is posted twice, at the same time',
    all: 15,
  },
  delay: {
    side: 'webhooks',
    percentOf: 'webhooks',
    does: 'is posted up to 2 seconds later',
    all: 10,
  },
  reorder: {
    side: 'webhooks',
    percentOf: 'webhooks of the play',
    does: 'is posted up to 24 webhooks later',
    all: 20,
  },
  version: {
    side: 'webhooks',
    percentOf: 'the hours of the last day, counted from its end',
    does: 'is written as of 2017-11-02, and stays so in its event; reads are not concerned',
    all: 30,
  },
  livemode: {
    side: 'webhooks',
    percentOf: 'webhooks, and windows of lists',
    does: 'is accompanied by one of a live object; a list has a first row that is live',
    all: 5,
  },
  http429: {
    side: 'answers',
    percentOf: 'requests',
    does: 'is refused for now, half of the time with Retry-After',
    all: 4,
  },
  http500: {
    side: 'answers',
    percentOf: 'requests',
    does: 'is answered 500, 502, 503 or 504',
    all: 5,
  },
  html: {
    side: 'answers',
    percentOf: 'requests',
    does: 'is answered with a page for people, 200 or 502',
    all: 2,
  },
  cut: {
    side: 'answers',
    percentOf: 'requests',
    does: 'is answered by half, then the connection ends',
    all: 3,
  },
  stale: {
    side: 'answers',
    percentOf: 'reads',
    does: 'is answered as of 1 to 3 steps of the play before; once it is over, of seconds before',
    all: 15,
  },
  shift: {
    side: 'answers',
    percentOf: 'pages of lists',
    does: 'repeats or skips rows, states another total, or ignores the limit',
    all: 10,
  },
  slow: {
    side: 'answers',
    percentOf: 'requests',
    does: 'is answered up to 1.5 seconds late, whatever else becomes of it',
    all: 5,
  },
  fee: {
    side: 'figures',
    percentOf: 'ordinary payments of the last day',
    does: 'costs one satang more, in charge and transaction, from 0.5 to 3 hours later on',
    all: 2,
  },
} as const satisfies Record<string, FaultFacts>;

export type FaultName = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

export const isFaultName = (text: string): text is FaultName => Object.hasOwn(FAULTS, text);
