import type { BankLineKind } from '#bank';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { minus } from '#money';
import type { Satang } from '#money';
import type { BankLeg } from '../../domain/bank/judge-bank.js';
import type { MatchedBy } from '../../domain/bank/match-lines.js';

/**
 * `ambiguous`: several transfers fit, a person must choose. `held`: another line has its reference.
 * `open`: nothing fits, or it is no payout.
 */
export type BankLineState = 'matched' | 'ambiguous' | 'open' | 'held' | 'withdrawn';

/** A line of the books, before it is known what it is matched with. */
export interface BankLineRow {
  readonly id: string;
  readonly statementId: string;
  readonly kind: BankLineKind;
  readonly bookedOn: BusinessDay;
  /** Time of day at the bank. */
  readonly bookedAt: string | null;
  /** Positive: money came in. */
  readonly amount: Satang;
  readonly description: string;
  readonly bankReference: string | null;
  /** Last digits. */
  readonly bankAccount: string | null;
  readonly knownAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBy: string | null;
  readonly reason: string | null;
}

export interface BankLineView extends BankLineRow {
  readonly account: string;
  readonly state: BankLineState;
  readonly matchedBy: MatchedBy | null;
  /** Those it is matched with; of an ambiguous one all that may be it. */
  readonly transfers: readonly string[];
  /** Bank − net of its transfers; null while it has none. */
  readonly difference: Satang | null;
}

type Standing = Pick<BankLineView, 'state' | 'matchedBy' | 'transfers' | 'difference'>;

const OPEN: Standing = { state: 'open', matchedBy: null, transfers: [], difference: null };

/** How each line stands that does not simply stand alone. */
export function standings({ matching, held }: BankLeg): ReadonlyMap<string, Standing> {
  type Entry = readonly [id: string, standing: Standing];
  const matched = matching.matches.map(({ line, transfers, matchedBy, amount, net }): Entry => {
    const difference = minus(amount, net);
    return [line, { state: 'matched', matchedBy, transfers, difference }];
  });
  const unclear = matching.ambiguous.flatMap(({ lines, transfers }) =>
    lines.map((line): Entry => [line, { ...OPEN, state: 'ambiguous', transfers }]),
  );
  const waiting = held.map(([, { id }]): Entry => [id, { ...OPEN, state: 'held' }]);
  return new Map([...matched, ...unclear, ...waiting]);
}

export function bankLineView(
  account: string,
  row: BankLineRow,
  known: ReadonlyMap<string, Standing>,
): BankLineView {
  const standing = known.get(row.id) ?? OPEN;
  const shown = row.withdrawnAt === null ? standing : { ...OPEN, state: 'withdrawn' as const };
  return { account, ...row, ...shown };
}
