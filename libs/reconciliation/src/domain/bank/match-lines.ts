import { sum } from '#money';
import type { Satang } from '#money';
import type { PayoutLine, SentTransfer } from './bank-facts.js';
import { pairedInOrder } from './equal-payouts.js';
import type { Pair } from './equal-payouts.js';
import { exactFits, nearFits, sumFits } from './line-fits.js';
import { knotsOf, untangle } from './knots.js';
import type { Knot } from './knots.js';

/**
 * `amount`: one transfer, to the satang. `order`: one of several of that amount, in order of time.
 * `near`: the only one there, but for the amount.
 */
export type MatchedBy = 'person' | 'amount' | 'order' | 'sum' | 'near';

export interface BankMatch {
  readonly line: string;
  readonly transfers: readonly string[];
  readonly matchedBy: MatchedBy;
  /** What the bank shows, and what the transfers should have brought. */
  readonly amount: Satang;
  readonly net: Satang;
}

/** Every line and every transfer stands in exactly one of these, in the order of ids. */
export interface BankMatching {
  readonly matches: readonly BankMatch[];
  /** Several fit: a person must say which. */
  readonly ambiguous: readonly Knot[];
  readonly openLines: readonly string[];
  readonly openTransfers: readonly string[];
}

/**
 * Which payouts of a bank statement are which transfers. A person's word comes first; then the
 * exact amount on the right days and account, in order of time where equal ones came in full; then
 * the only sum of several transfers; at last the only pair that differs by a little. Whatever fits
 * twice is listed, never picked.
 */
export function matchLines(
  lines: readonly PayoutLine[],
  transfers: readonly SentTransfer[],
): BankMatching {
  const desk = new Desk(lines, transfers);
  desk.takeWordsOfPeople();
  desk.settleCertain('amount', exactFits(desk.openLines, desk.openTransfers));
  desk.settlePairs('order', pairedInOrder(desk.openLines, desk.openTransfers));
  desk.settle('amount', exactFits(desk.openLines, desk.openTransfers));
  desk.settleSums(sumFits(desk.openLines, desk.openTransfers));
  desk.settle('amount', exactFits(desk.openLines, desk.failedTransfers));
  desk.settleCertain('near', nearFits(desk.openLines, desk.openTransfers));
  return desk.result();
}

/** Lines and transfers in front of a clerk: what is settled is taken away. */
class Desk {
  private readonly lines: Map<string, PayoutLine>;
  private readonly transfers: Map<string, SentTransfer>;
  private readonly matches: BankMatch[] = [];
  private readonly ambiguous: Knot[] = [];
  /** Of which a person said that no transfer came with them. */
  private readonly setAside: string[] = [];

  constructor(lines: readonly PayoutLine[], transfers: readonly SentTransfer[]) {
    this.lines = new Map(inOrder(lines).map((line) => [line.id, line]));
    this.transfers = new Map(inOrder(transfers).map((transfer) => [transfer.id, transfer]));
  }

  get openLines(): readonly PayoutLine[] {
    return [...this.lines.values()];
  }

  get openTransfers(): readonly SentTransfer[] {
    return [...this.transfers.values()].filter(({ hasFailed }) => !hasFailed);
  }

  get failedTransfers(): readonly SentTransfer[] {
    return [...this.transfers.values()].filter(({ hasFailed }) => hasFailed);
  }

  /**
   * Two lines that were given the same transfer are for people to set right, and so is one that was
   * given a transfer that does not exist, or was destroyed since: half of a word is not a word.
   */
  takeWordsOfPeople(): void {
    const words = this.openLines.flatMap(({ id, assigned }) =>
      assigned ? [[id, assigned] as const] : [],
    );
    const canHold = ([, transfers]: (typeof words)[number]): boolean =>
      transfers.length > 0 && transfers.every((transfer) => this.transfers.has(transfer));
    for (const [id] of words.filter((word) => !canHold(word))) {
      this.lines.delete(id);
      this.setAside.push(id);
    }
    this.settleSums({ sums: new Map(words.filter(canHold)), unclear: [] }, 'person');
  }

  /** Pairs are matched, and knots are for people. */
  settle(matchedBy: MatchedBy, fits: ReadonlyMap<string, readonly string[]>): void {
    const { pairs, knots } = untangle(fits);
    this.settlePairs(matchedBy, pairs);
    for (const knot of knots) this.tangle(knot);
  }

  /** Pairs are matched, and what is no pair proves nothing. */
  settleCertain(matchedBy: MatchedBy, fits: ReadonlyMap<string, readonly string[]>): void {
    this.settlePairs(matchedBy, untangle(fits).pairs);
  }

  settlePairs(matchedBy: MatchedBy, pairs: readonly Pair[]): void {
    for (const [line, transfer] of pairs) this.match(line, [transfer], matchedBy);
  }

  /** A line that takes several transfers, unless another one would take some of them as well. */
  settleSums({ sums, unclear }: ReturnType<typeof sumFits>, matchedBy: MatchedBy = 'sum'): void {
    const isClear = new Set([...sums.keys()].filter((line) => !unclear.includes(line)));
    for (const knot of knotsOf(sums)) {
      const [line = ''] = knot.lines;
      if (knot.lines.length === 1 && isClear.has(line)) this.match(line, knot.transfers, matchedBy);
      else this.tangle(knot);
    }
  }

  result(): BankMatching {
    const openLines = [...this.lines.keys(), ...this.setAside].sort();
    const openTransfers = this.openTransfers.map(({ id }) => id);
    const matches = this.matches.toSorted((left, right) => (left.line < right.line ? -1 : 1));
    const ambiguous = this.ambiguous.toSorted((left, right) =>
      first(left) < first(right) ? -1 : 1,
    );
    return { matches, ambiguous, openLines, openTransfers };
  }

  private match(line: string, transfers: readonly string[], matchedBy: MatchedBy): void {
    const { amount } = this.lines.get(line) ?? { amount: sum([]) };
    const net = sum(transfers.flatMap((id) => this.transfers.get(id)?.net ?? []));
    this.matches.push({ line, transfers, matchedBy, amount, net });
    this.take({ lines: [line], transfers });
  }

  private tangle(knot: Knot): void {
    this.ambiguous.push(knot);
    this.take(knot);
  }

  private take({ lines, transfers }: Knot): void {
    for (const line of lines) this.lines.delete(line);
    for (const transfer of transfers) this.transfers.delete(transfer);
  }
}

const first = ({ lines: [line = ''] }: Knot): string => line;

const inOrder = <T extends { readonly id: string }>(things: readonly T[]): readonly T[] =>
  [...things].sort((left, right) => (left.id < right.id ? -1 : 1));
