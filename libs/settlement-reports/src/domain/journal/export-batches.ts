import type { BusinessDay } from '#calendar';

/** The first closing of a day: what it takes into the books makes one batch to export. */
export interface Closing {
  /** Running number of first closings of the account, from 1. */
  readonly number: number;
  readonly day: BusinessDay;
  /** The report knows events up to here. */
  readonly knownUpTo: number;
  /** Of the closing itself, which posts matches and arrivals; null: it is about to happen. */
  readonly position: number | null;
}

/** What an event of issuing says, as far as it concerns batches. */
export interface Issued {
  readonly type: string;
  readonly position: number;
  readonly data: {
    readonly day: BusinessDay;
    readonly asOf: { readonly position: number };
  };
}

/** First closings in their order, up to a position of the log. */
export const closingsIn = (issued: readonly Issued[], upTo: number): readonly Closing[] =>
  issued
    .filter(({ type, position }) => type === 'DayClosed' && position <= upTo)
    .map(({ position, data: { day, asOf } }, index) => ({
      ...{ number: index + 1, day, position },
      knownUpTo: asOf.position,
    }));

const DIGITS = 6;

/** `EXP-000412` */
export const batchName = ({ number }: Pick<Closing, 'number'>): string =>
  `EXP-${String(number).padStart(DIGITS, '0')}`;

/**
 * The batch of an entry: the first closing, in the order of the log, of its posting day or a later
 * one that knew the entry or posted it. Null: a later closing will take it. So every entry is in
 * one batch at most, and what a batch holds never changes.
 */
export const batchOf = (
  closings: readonly Closing[],
  postingDay: BusinessDay,
  position: number,
): Closing | null =>
  closings.find(
    (closing) =>
      postingDay <= closing.day && (position <= closing.knownUpTo || position === closing.position),
  ) ?? null;

/**
 * Positions, ascending, between which it makes no difference to any closing where an entry stands:
 * entries of one posting day between two of them are in the same batch.
 */
export function seams(closings: readonly Closing[]): readonly number[] {
  const all = closings.flatMap(({ knownUpTo, position }) => [
    knownUpTo + 1,
    ...(position === null ? [] : [position, position + 1]),
  ]);
  return [...new Set([0, ...all])].sort((left, right) => left - right);
}

/** What is in a batch already: everything posted up to a day, and known up to a position. */
export interface Exported {
  readonly day: BusinessDay;
  readonly knownUpTo: number;
}

/** By these closings at least; what is not covered so may be in a batch all the same. */
export function exportedBy(closings: readonly Closing[]): Exported | null {
  const [first, ...others] = closings;
  if (first === undefined) return null;
  const last = others.reduce((best, one) => (one.day > best.day ? one : best), first);
  return { day: last.day, knownUpTo: last.knownUpTo };
}
