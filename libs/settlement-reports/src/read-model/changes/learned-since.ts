import { SettingsReader } from '#accounts';
import { matchEvents, matchId, matchStream } from '#cases';
import { chargeEvents, chargeStream } from '#charges';
import { Database } from '#database';
import { LogReader } from '#event-store';
import type { DomainEvent, EventCatalogue, Recorded, StreamName } from '#event-store';
import { expectationEvents, expectationStream } from '#expectations';
import { inGroupsOf } from '#kernel';
import { Injectable } from '@nestjs/common';
import {
  factOfContract,
  factOfMatch,
  factOfReceipt,
  factsOfCharge,
} from '../../domain/changes/change-facts.js';
import type { ChangeFact } from '../../domain/changes/change-facts.js';
import type {
  ChangedSubjects,
  PayingCharge,
  VersionFacts,
} from '../../domain/changes/change-origins.js';

const STREAMS_AT_ONCE = 1_000;

/** After `from`, up to `to`. */
export interface PositionSpan {
  readonly from: number;
  readonly to: number;
}

type Learned = Pick<VersionFacts, 'charges' | 'orders' | 'contract' | 'chargesOf'>;
type FactLists = Map<string, ChangeFact[]>;

/** What was learned of charges and orders between two positions, from the log itself. */
@Injectable()
export class LearnedSince {
  constructor(
    private readonly database: Database,
    private readonly reader: LogReader,
    private readonly settings: SettingsReader,
  ) {}

  async of(account: string, span: PositionSpan, subjects: ChangedSubjects): Promise<Learned> {
    const related = await this.related(account, span, subjects);
    const charges: FactLists = new Map();
    const orders: FactLists = new Map();
    const names = [...related.charges].map((id) => chargeStream(account, id));
    await this.each(account, span, names, chargeEvents, (event) => {
      add(charges, event.data.chargeId, factsOfCharge(event));
    });
    const receipts = [...related.orders].map((reference) => expectationStream(account, reference));
    await this.each(account, span, receipts, expectationEvents, (event) => {
      add(orders, event.data.reference, [factOfReceipt(event)]);
    });
    await this.each(account, span, related.matches, matchEvents, (event) => {
      const fact = [factOfMatch(event)];
      add(charges, event.data.charge, fact);
      add(orders, event.data.expectation, fact);
    });
    for (const facts of [...charges.values(), ...orders.values()]) facts.sort(byPosition);
    const contract = await this.contract(account, span);
    return {
      charges,
      orders,
      contract,
      chargesOf: (order) => [...(related.byOrder.get(order) ?? [])],
    };
  }

  /** Other charges of the same orders, and what people said of their matches, bear on them. */
  private async related(account: string, { from, to }: PositionSpan, subjects: ChangedSubjects) {
    const [ids, orders] = [[...subjects.charges], [...subjects.orders]];
    const paying = await this.database.query<PayingCharge>(OF_ORDERS, [account, orders]);
    const pairs = await this.database.query<PayingCharge>(DECIDED, [
      account,
      from,
      to,
      ids,
      orders,
    ]);
    return {
      byOrder: chargesByOrder([...subjects.pays, ...paying, ...pairs]),
      charges: new Set([...ids, ...[...paying, ...pairs].map(({ charge }) => charge)]),
      orders: new Set([...orders, ...pairs.map(({ order }) => order)]),
      matches: pairs.map(({ order, charge }) =>
        matchStream(account, matchId({ expectation: order, charge })),
      ),
    };
  }

  private async each<E extends DomainEvent>(
    account: string,
    { from, to }: PositionSpan,
    names: readonly StreamName[],
    catalogue: EventCatalogue<E>,
    take: (event: Recorded<E>) => void,
  ): Promise<void> {
    for (const group of inGroupsOf(STREAMS_AT_ONCE, names)) {
      const streams = await this.reader.streams(account, group, catalogue);
      for (const events of streams.values()) {
        events.filter(({ position }) => position > from && position <= to).forEach(take);
      }
    }
  }

  private async contract(
    account: string,
    { from, to }: PositionSpan,
  ): Promise<readonly ChangeFact[]> {
    const events = await this.settings.history(account, to);
    const since = events.filter(({ position }) => position > from);
    return since.filter(({ type }) => type === 'ContractRateSet').map(factOfContract);
  }
}

function chargesByOrder(pairs: readonly PayingCharge[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byOrder = new Map<string, Set<string>>();
  for (const { order, charge } of pairs) {
    const known = byOrder.get(order);
    if (known) known.add(charge);
    else byOrder.set(order, new Set([charge]));
  }
  return byOrder;
}

const byPosition = (left: ChangeFact, right: ChangeFact): number => left.position - right.position;

function add(lists: FactLists, key: string, facts: readonly ChangeFact[]): void {
  const known = lists.get(key);
  if (known) known.push(...facts);
  else lists.set(key, [...facts]);
}

const OF_ORDERS = `
  SELECT reference AS "order", id AS charge FROM charges
  WHERE account = $1 AND reference = ANY($2::text[]) ORDER BY id`;

const DECIDED = `
  SELECT expectation AS "order", charge_id AS charge FROM chosen_matches
  WHERE account = $1 AND position > $2 AND position <= $3
    AND (charge_id = ANY($4::text[]) OR expectation = ANY($5::text[])) ORDER BY id`;
