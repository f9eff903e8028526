import { Clock, epochMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { HintRead } from '../domain/hint-patience.js';
import { OpnGate } from './opn-gate.js';
import { ReadChargePages } from './read-charge-pages.js';
import { isOfAll, ReadChargesBack } from './read-charges-back.js';
import type { ReadOutcome, ReadRequest } from './read-charges-back.js';
import { MOST_SINGLE_READS } from './reading-round.js';
import type { ReadingRound } from './reading-round.js';
import { RecordChargeObservations } from './record-charge-observations.command.js';

/** What came of each read, by charge. Who is missing in it was not reached, and stays due. */
export type ChargeReads = ReadonlyMap<string, HintRead>;

/** No circuit stays open for longer without a request that finds out. */
const LONGEST_SHUT_MS = 2 * MINUTE_MS;

const NONE: ChargeReads = new Map();

/** Reads charges by whatever is cheapest, list pages or one by one, and records what it read. */
@Injectable()
export class ReadCharges {
  constructor(
    private readonly pages: ReadChargePages,
    private readonly reads: ReadChargesBack,
    private readonly gate: OpnGate,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /**
   * How many are worth taking in hand now: many, if pages can be read; none while Opn must not be
   * asked, and one where a single request is to find out whether it answers again.
   */
  async mostPerRound(account: string, many: number): Promise<number> {
    const { state, nextTryAt, blockedUntil } = await this.gate.state(account);
    if (this.isAhead(blockedUntil) || this.isAhead(nextTryAt)) return 0;
    if (state !== 'closed') return 1;
    return this.pages.areReadable(account) ? many : MOST_SINGLE_READS;
  }

  /** Times are the database's; too far ahead of this clock they are no reason to wait. */
  private isAhead(time: Instant | null): boolean {
    if (time === null) return false;
    const aheadMs = epochMs(time) - epochMs(this.clock.now());
    return aheadMs > 0 && aheadMs <= LONGEST_SHUT_MS;
  }

  async read(
    account: string,
    requests: readonly ReadRequest[],
    round: ReadingRound,
  ): Promise<ChargeReads> {
    const isWorthPages = requests.length > MOST_SINGLE_READS && this.pages.areReadable(account);
    const paged = isWorthPages ? await this.pages.read(account, requests, round) : NONE;
    const rest = requests.filter(({ chargeId }) => !paged.has(chargeId)).sort(oldestFirst);
    return new Map([...paged, ...(await this.readSingly(account, rest, round))]);
  }

  private async readSingly(
    account: string,
    requests: readonly ReadRequest[],
    round: ReadingRound,
  ): Promise<ChargeReads> {
    if (requests.length === 0) return NONE;
    const tried = requests.slice(0, MOST_SINGLE_READS);
    const outcomes = await this.reads.read(account, tried, round);
    const failures = outcomes.flatMap((outcome) => ('failure' in outcome ? [outcome.failure] : []));
    const ofAll = failures.find(isOfAll);
    const reads = await this.record(account, outcomes);
    if (!ofAll) return reads;
    const untried = requests.slice(MOST_SINGLE_READS);
    return new Map([
      ...reads,
      ...untried.map(({ chargeId }) => [chargeId, { failure: ofAll }] as const),
    ]);
  }

  /** The answers, and whether they could enter the books. */
  private async record(account: string, outcomes: readonly ReadOutcome[]): Promise<ChargeReads> {
    const observed = outcomes.flatMap((outcome) => ('observation' in outcome ? [outcome] : []));
    const observations = observed.map(({ observation }) => observation);
    const { refusals } = await this.commands.execute(
      new RecordChargeObservations(account, observations),
    );
    const reads = new Map<string, HintRead>();
    for (const outcome of outcomes) {
      if ('failure' in outcome) reads.set(outcome.chargeId, { failure: outcome.failure });
    }
    observed.forEach(({ chargeId, observation: { raw } }, index) => {
      reads.set(chargeId, { raw, refusal: refusals[index] ?? null });
    });
    return reads;
  }
}

/** Old charges are what keeps pages from being worth it; one of unknown age is on none. */
const oldestFirst = (left: ReadRequest, right: ReadRequest): number =>
  ageOrder(left) - ageOrder(right);

const ageOrder = ({ createdAt }: ReadRequest): number =>
  createdAt === null ? 0 : epochMs(createdAt);
