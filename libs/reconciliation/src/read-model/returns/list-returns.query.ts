import { holidaysOf } from '#accounts';
import type { BusinessDay } from '#calendar';
import { addBankBusinessDays, businessDayOf } from '#calendar';
import { rulesOn } from '#accounts';
import type { ReturnStatus, SettledAccount } from '#expectations';
import type { Instant } from '#kernel';
import { plus, sum } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { stillOwed } from '../../domain/returns/what-is-due.js';
import { CODES_OF_MONEY_OWED } from '../../domain/returns/settled-by-returns.js';
import { seeAtBank } from '../../domain/returns/see-at-bank.js';
import type { SeenReturns } from '../../domain/returns/see-at-bank.js';
import { JudgedViews } from '../judged-views.js';
import type { JudgedView } from '../scope-judge.js';
import { loadOwed } from './owed-facts.js';
import { loadReturnLines, loadReturns } from './return-facts-table.js';
import type { OwedFacts } from '../../domain/returns/return-facts.js';

/** One time that money was given back; `bankLine`: the line that shows it. */
export interface ReturnView {
  readonly number: number;
  readonly amount: Satang;
  readonly date: BusinessDay;
  readonly note: string | null;
  readonly status: ReturnStatus;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  readonly approvedBy: string | null;
  readonly settles: SettledAccount | null;
  readonly bankLine: string | null;
}

/** An order whose customer has, or had, money to get back. */
export interface OwedView {
  readonly reference: string;
  readonly day: BusinessDay | null;
  readonly status: 'owed' | 'held' | 'recorded' | 'approved' | 'returned';
  readonly owed: Satang;
  readonly held: Satang;
  readonly writtenOff: Satang;
  readonly recorded: Satang;
  readonly approved: Satang;
  /** By when it must have gone back; null: nobody has decided that it must. */
  readonly dueAt: BusinessDay | null;
  readonly returns: readonly ReturnView[];
}

/** Orders by reference after one called `after`; at most `limit`. */
export class ListReturns extends Query<readonly OwedView[]> {
  constructor(
    readonly account: string,
    readonly reference: string | null,
    readonly limit: number,
    readonly after: string | null,
  ) {
    super();
  }
}

@QueryHandler(ListReturns)
export class ListReturnsHandler implements IQueryHandler<ListReturns> {
  constructor(private readonly views: JudgedViews) {}

  execute({ account, reference, limit, after }: ListReturns): Promise<readonly OwedView[]> {
    return this.views.within(account, async (view) => {
      const { on } = view;
      const found = await on.query<{ reference: string }>(REFERENCES, [
        ...[account, CODES_OF_MONEY_OWED, reference, after, limit],
      ]);
      const references = found.map((row) => row.reference);
      const owed = await loadOwed(view, references);
      const rows = await on.query<ReturnRow>(RETURNS, [account, references]);
      const lines = await loadReturnLines(on, account);
      const seen = seeAtBank(await loadReturns(on, account), lines, view.judging.holidays);
      return references.map((name) => {
        const own = rows.filter((row) => row.reference === name);
        return owedView(view, name, owed.get(name), own, seen);
      });
    });
  }
}

type ReturnRow = Omit<ReturnView, 'bankLine'> & {
  readonly id: string;
  readonly reference: string;
};

function owedView(
  view: JudgedView,
  reference: string,
  facts: OwedFacts | undefined,
  rows: readonly ReturnRow[],
  seen: SeenReturns,
): OwedView {
  const counted = rows.filter(({ status }) => status !== 'withdrawn');
  const amountOf = (some: readonly ReturnRow[]): Satang => sum(some.map(({ amount }) => amount));
  const approved = counted.filter(({ status }) => status === 'approved');
  const none = sum([]);
  return {
    reference,
    day: facts?.day ?? null,
    status: statusOf(facts, counted, seen),
    owed: facts?.owed ?? none,
    held: facts?.held ?? none,
    writtenOff: facts ? plus(facts.writtenOff, facts.heldWrittenOff) : none,
    recorded: amountOf(counted),
    approved: amountOf(approved),
    dueAt: facts ? dueAt(view, facts) : null,
    returns: rows.map(({ id, reference: _, ...row }) => ({
      ...row,
      bankLine: seen.get(id)?.id ?? null,
    })),
  };
}

function statusOf(
  facts: OwedFacts | undefined,
  counted: readonly ReturnRow[],
  seen: SeenReturns,
): OwedView['status'] {
  if (counted.length === 0) return facts && stillOwed(facts) > 0n ? 'owed' : 'held';
  if (counted.some(({ status }) => status === 'recorded')) return 'recorded';
  return counted.every(({ id }) => seen.has(id)) ? 'returned' : 'approved';
}

function dueAt({ settings, today }: JudgedView, facts: OwedFacts): BusinessDay | null {
  if (facts.owedSince === null || stillOwed(facts) <= 0n) return null;
  const { returnWithinDays } = rulesOn(settings, 'work', today);
  const since = businessDayOf(facts.owedSince, settings.days);
  return addBankBusinessDays(since, returnWithinDays, holidaysOf(settings));
}

const REFERENCES = `
  SELECT reference FROM (
    SELECT reference FROM returns WHERE account = $1
    UNION
    SELECT coalesce(reference, subject_id) COLLATE "C" FROM breaks
    WHERE account = $1 AND cleared_at IS NULL AND code = ANY($2::text[])
  ) AS r
  WHERE ($3::text IS NULL OR reference = $3) AND ($4::text IS NULL OR reference > $4)
  ORDER BY reference LIMIT $5`;

const RETURNS = `
  SELECT id, reference, number, amount, returned_on AS date, note, status,
         recorded_by AS "recordedBy", first_known_at AS "recordedAt",
         approved_by AS "approvedBy", settles
  FROM returns WHERE account = $1 AND reference = ANY($2::text[]) ORDER BY reference, number`;
