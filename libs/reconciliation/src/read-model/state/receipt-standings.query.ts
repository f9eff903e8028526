import type { BusinessDay } from '#calendar';
import { sum } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { RECEIPT_STATES, standingOf } from '../../domain/state/receipt-state.js';
import type { ReceiptStanding, ReceiptState } from '../../domain/state/receipt-state.js';
import { JudgedViews } from '../judged-views.js';
import type { JudgedView } from '../scope-judge.js';
import { loadReceiptPaths } from './receipt-paths.js';

/** Where the money of some receipts is now, by reference; unknown ones are left out. */
export class GetReceiptStandings extends Query<ReadonlyMap<string, ReceiptStanding>> {
  constructor(
    readonly account: string,
    readonly references: readonly string[],
  ) {
    super();
  }
}

@QueryHandler(GetReceiptStandings)
export class GetReceiptStandingsHandler implements IQueryHandler<GetReceiptStandings> {
  constructor(private readonly views: JudgedViews) {}

  execute({ account, references }: GetReceiptStandings) {
    return this.views.within(account, (view) => standings(view, references));
  }
}

/** How many receipts of a day are in each state, and what they come to. */
export interface StateTally {
  readonly state: ReceiptState;
  readonly count: number;
  readonly amount: Satang;
}

/** Of all receipts expected on a day; every state is listed, if only with nothing in it. */
export class CountReceiptStates extends Query<readonly StateTally[]> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
  ) {
    super();
  }
}

const RECEIPTS_AT_ONCE = 2_000;

@QueryHandler(CountReceiptStates)
export class CountReceiptStatesHandler implements IQueryHandler<CountReceiptStates> {
  constructor(private readonly views: JudgedViews) {}

  execute({ account, day }: CountReceiptStates): Promise<readonly StateTally[]> {
    return this.views.within(account, async (view) => {
      const amounts = new Map<ReceiptState, Satang[]>(RECEIPT_STATES.map((state) => [state, []]));
      for await (const receipts of receiptsOf(view, day)) {
        const found = await standings(view, [...receipts.keys()]);
        for (const [reference, { state }] of found) {
          amounts.get(state)?.push(receipts.get(reference) ?? sum([]));
        }
      }
      return [...amounts].map(([state, of]) => ({ state, count: of.length, amount: sum(of) }));
    });
  }
}

async function standings(
  view: JudgedView,
  references: readonly string[],
): Promise<ReadonlyMap<string, ReceiptStanding>> {
  const paths = await loadReceiptPaths(view, references);
  return new Map([...paths].map(([key, path]) => [key, standingOf(path, view.judging)]));
}

async function* receiptsOf(
  { on, account }: JudgedView,
  day: BusinessDay,
): AsyncIterable<ReadonlyMap<string, Satang>> {
  let after = '';
  for (;;) {
    const rows = await on.query<{ reference: string; amount: Satang }>(
      `SELECT reference, amount FROM expectations
       WHERE account = $1 AND expected_on = $2 AND reference > $3 ORDER BY reference LIMIT $4`,
      [account, day, after, RECEIPTS_AT_ONCE],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.reference;
    yield new Map(rows.map(({ reference, amount }) => [reference, amount]));
  }
}
