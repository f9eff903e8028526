import type { Decider } from '#event-store';
import { canonicalJson } from '#kernel';
import type { Canonical, Instant } from '#kernel';
import type { BankLine } from './bank-line.js';
import type { BankStatement } from './bank-statement.js';
import {
  bankEvents,
  BankLineAssigned,
  BankLineImported,
  BankLineWithdrawn,
  BankStatementImported,
} from './bank.events.js';
import type { BankEvent } from './bank.events.js';

/** A line with what people said about it, or a file. */
export type BankRecord =
  | {
      readonly kind: 'line';
      readonly isWithdrawn: boolean;
      readonly transfers: readonly string[] | null;
    }
  | { readonly kind: 'statement'; readonly statement: BankStatement };

/** What one import, or a person, tells about one line or one file. */
export type BankLearned = { readonly at: Instant; readonly by: string } & (
  | { readonly kind: 'line'; readonly line: BankLine }
  | { readonly kind: 'withdraw'; readonly lineId: string; readonly reason: string }
  | {
      readonly kind: 'assign';
      readonly lineId: string;
      readonly transfers: readonly string[] | null;
      readonly reason: string;
    }
  | {
      readonly kind: 'statement';
      readonly statement: BankStatement;
      /** A person stated the days; else the same file covers what it covered before. */
      readonly isPeriodStated: boolean;
    }
);

/** An import that comes again changes nothing, and revives no line that was withdrawn. */
function decide(learned: BankLearned, known: BankRecord | null): readonly BankEvent[] {
  const { at, by } = learned;
  switch (learned.kind) {
    case 'line':
      return known === null ? [new BankLineImported(at, { ...learned.line, importedBy: by })] : [];
    case 'statement':
      return statementOf(learned, known);
    case 'withdraw':
    case 'assign':
      return known?.kind === 'line' ? wordOf(learned, known) : [];
  }
}

/** What a person says of a line; saying it again teaches nothing. */
function wordOf(
  learned: Extract<BankLearned, { kind: 'withdraw' | 'assign' }>,
  known: Extract<BankRecord, { kind: 'line' }>,
): readonly BankEvent[] {
  const { at, by, lineId, reason } = learned;
  if (learned.kind === 'withdraw') {
    return known.isWithdrawn ? [] : [new BankLineWithdrawn(at, { lineId, by, reason })];
  }
  const { transfers } = learned;
  if (isSame(known.transfers, transfers)) return [];
  return [new BankLineAssigned(at, { lineId, transfers, by, reason })];
}

function statementOf(
  { at, by, statement: read, isPeriodStated }: Extract<BankLearned, { kind: 'statement' }>,
  known: BankRecord | null,
): readonly BankEvent[] {
  const before = known?.kind === 'statement' ? known.statement : null;
  const { from, to } = isPeriodStated || before === null ? read : before;
  const statement = { ...read, from, to };
  if (before !== null && isSame(before, statement)) return [];
  return [new BankStatementImported(at, { ...statement, importedBy: by })];
}

const isSame = (left: unknown, right: unknown): boolean =>
  canonicalJson(left as Canonical) === canonicalJson(right as Canonical);

function evolve(known: BankRecord | null, event: BankEvent): BankRecord | null {
  switch (event.type) {
    case 'BankLineImported':
      return { kind: 'line', isWithdrawn: false, transfers: null };
    case 'BankLineWithdrawn':
      return known?.kind === 'line' ? { ...known, isWithdrawn: true } : known;
    case 'BankLineAssigned':
      return known?.kind === 'line' ? { ...known, transfers: event.data.transfers } : known;
    case 'BankStatementImported': {
      const { importedBy: _, ...statement } = event.data;
      return { kind: 'statement', statement };
    }
  }
}

export const bankDecider: Decider<BankRecord | null, BankLearned, BankEvent> = {
  initial: null,
  decide,
  evolve,
  events: bankEvents,
};
