import { SettingsReader } from '#accounts';
import { DecisionRunner } from '#event-store';
import { findingDecider, findingStream } from '#findings';
import { Clock } from '#kernel';
import type { WebhookHint } from '#opn';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { judgeHint } from '../domain/judge-hint.js';
import type { HintRead } from '../domain/judge-hint.js';
import { sortHint } from '../domain/sort-hint.js';
import type { SortedHint } from '../domain/sort-hint.js';
import { HintQueue } from './hint-queue.js';
import type { Hint, JudgedHint } from './hint-queue.js';
import { OpnAccounts } from './opn-accounts.js';
import { ReadChargesBack } from './read-charges-back.js';
import type { ReadOutcome, ReadRequest } from './read-charges-back.js';
import { RecordChargeObservations } from './record-charge-observations.command.js';

/** Few, so that a slow answer holds up few others; a round follows a round. */
const HINTS_PER_ROUND = 32;

/** Works off the webhooks that are due; answers how many were in hand. */
export class WorkOffHints extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

interface OpenHint extends Hint {
  readonly points: WebhookHint;
}

@CommandHandler(WorkOffHints)
export class WorkOffHintsHandler implements ICommandHandler<WorkOffHints> {
  constructor(
    private readonly queue: HintQueue,
    private readonly opn: OpnAccounts,
    private readonly reads: ReadChargesBack,
    private readonly settings: SettingsReader,
    private readonly decisions: DecisionRunner,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: WorkOffHints): Promise<number> {
    if (!this.opn.accounts.includes(account)) return 0;
    const hints = await this.queue.take(account, this.clock.now(), HINTS_PER_ROUND);
    if (hints.length === 0) return 0;
    const { mode } = await this.settings.of(account);
    const sorted = hints.map((hint) => ({ ...hint, sorted: sortHint(hint.body, mode) }));
    await this.recordFindings(
      account,
      sorted.map((hint) => hint.sorted),
    );
    const judged = sorted.flatMap(({ id, sorted: found }) => withoutRead(id, found));
    const open = sorted.flatMap(({ sorted: found, ...hint }) =>
      found.kind === 'read' ? [{ ...hint, points: found.points }] : [],
    );
    const read = await this.readBack(account, open);
    await this.queue.settle(account, [...judged, ...read], this.clock.now());
    return hints.length;
  }

  /** One read serves every hint of its charge: all of them arrived before it was requested. */
  private async readBack(
    account: string,
    hints: readonly OpenHint[],
  ): Promise<readonly JudgedHint[]> {
    if (hints.length === 0) return [];
    const byCharge = new Map<string, OpenHint[]>();
    for (const hint of hints) {
      byCharge.set(hint.points.objectId, [...(byCharge.get(hint.points.objectId) ?? []), hint]);
    }
    const requests = [...byCharge].map(([chargeId, group]) => requestFor(chargeId, group));
    const outcomes = await this.reads.read(account, requests);
    const reads = await this.record(account, outcomes);
    const now = this.clock.now();
    return outcomes.flatMap(({ chargeId }, index) =>
      (byCharge.get(chargeId) ?? []).map(({ id, points, attempts }) => ({
        id,
        verdict: judgeHint(points, reads[index] as HintRead, { attempts, now }, Math.random),
      })),
    );
  }

  /** What came of each read, in order: the answer, and whether it could enter the books. */
  private async record(
    account: string,
    outcomes: readonly ReadOutcome[],
  ): Promise<readonly HintRead[]> {
    const observed = outcomes.flatMap((outcome) => ('observation' in outcome ? [outcome] : []));
    const observations = observed.map(({ observation }) => observation);
    const { refusals } = await this.commands.execute(
      new RecordChargeObservations(account, observations),
    );
    const refusalOf = new Map(observed.map((outcome, index) => [outcome, refusals[index] ?? null]));
    return outcomes.map((outcome) =>
      'failure' in outcome
        ? { failure: outcome.failure }
        : { raw: outcome.observation.raw, refusal: refusalOf.get(outcome) ?? null },
    );
  }

  private async recordFindings(account: string, sorted: readonly SortedHint[]): Promise<void> {
    const at = this.clock.now();
    const lessons = sorted.flatMap((hint) => {
      if (hint.kind !== 'found') return [];
      const { finding, points } = hint;
      const cause = { kind: 'webhook', ref: points.eventId } as const;
      const stream = findingStream(account, finding);
      return [{ stream, learned: { at, finding }, cause, evidence: null }];
    });
    await this.decisions.run(lessons, findingDecider);
  }
}

function withoutRead(id: string, sorted: SortedHint): readonly JudgedHint[] {
  if (sorted.kind === 'read') return [];
  const { kind, reason } = sorted;
  return [{ id, verdict: { kind: kind === 'parked' ? 'parked' : 'done', reason } }];
}

/** The first hint names the cause; the one that tells of the end names its time. */
function requestFor(chargeId: string, hints: readonly OpenHint[]): ReadRequest {
  const ended = hints.find(({ points }) => points.statusHint === 'failed');
  const [first] = hints;
  return {
    chargeId,
    cause: { kind: 'webhook', ref: first?.points.eventId ?? null },
    endedHint: ended?.points.createdAt ?? null,
  };
}
