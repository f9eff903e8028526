import { SettingsReader } from '#accounts';
import { Clock } from '#kernel';
import { Stopping } from '#processes';
import { Logger } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { sortHint } from '../domain/sort-hint.js';
import type { ReadKind, SortedHint } from '../domain/sort-hint.js';
import { ChargeHints } from './charge-hints.js';
import { FindingRecorder } from './finding-recorder.js';
import { HintQueue } from './hint-queue.js';
import type { Hint, JudgedHint } from './hint-queue.js';
import type { OpenHint } from './open-hint.js';
import { noteWorkedOff } from './note-worked-off.js';
import { OpnAccounts } from './opn-accounts.js';
import { ReadCharges } from './read-charges.js';
import { readingRound, SHORT_READING_MS } from './reading-round.js';
import { RefundHints } from './refund-hints.js';
import { TransferHints } from './transfer-hints.js';

/** A backlog is worked off by list pages: the more hints together, the fewer of them. */
const HINTS_PER_ROUND = 1_000;

/** Works off the webhooks that are due; answers how many were in hand. */
export class WorkOffHints extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

type Sorted = Hint & { readonly sorted: SortedHint };

@CommandHandler(WorkOffHints)
export class WorkOffHintsHandler implements ICommandHandler<WorkOffHints> {
  private readonly logger = new Logger(WorkOffHints.name);

  constructor(
    private readonly queue: HintQueue,
    private readonly opn: OpnAccounts,
    private readonly reads: ReadCharges,
    private readonly charges: ChargeHints,
    private readonly transfers: TransferHints,
    private readonly refunds: RefundHints,
    private readonly settings: SettingsReader,
    private readonly findings: FindingRecorder,
    private readonly clock: Clock,
    private readonly stopping: Stopping,
  ) {}

  async execute({ account }: WorkOffHints): Promise<number> {
    if (this.stopping.isAsked() || !this.opn.accounts.includes(account)) return 0;
    const most = await this.reads.mostPerRound(account, HINTS_PER_ROUND);
    const hints = most === 0 ? [] : await this.queue.take(account, this.clock.now(), most);
    if (hints.length === 0) return 0;
    const { mode } = await this.settings.of(account);
    const sorted = hints.map((hint) => ({ ...hint, sorted: sortHint(hint.body, mode) }));
    await this.recordFindings(account, sorted);
    await this.settle(account, sorted, sorted.flatMap(withoutRead));
    await this.readBack(account, sorted);
    return hints.length;
  }

  /** Each kind has its own time and is settled by itself: one that hangs keeps no other. */
  private async readBack(account: string, sorted: readonly Sorted[]): Promise<void> {
    const ofKind = (kind: ReadKind) => openHints(sorted, kind);
    const short = readingRound('prompt', SHORT_READING_MS);
    const works = [
      this.charges.workOff(account, ofKind('charge'), readingRound('prompt')),
      this.transfers.workOff(account, ofKind('transfer'), short),
      this.refunds.workOff(account, ofKind('refund'), short),
    ];
    const settled = works.map(async (work) =>
      this.settle(account, sorted, this.unlessStopping(await work)),
    );
    for (const end of await Promise.allSettled(settled)) {
      if (end.status === 'rejected') throw end.reason;
    }
  }

  private async settle(
    account: string,
    sorted: readonly Sorted[],
    judged: readonly JudgedHint[],
  ): Promise<void> {
    await this.queue.settle(account, judged, this.clock.now());
    noteWorkedOff(this.logger, account, sorted, judged);
  }

  /** What could not be asked because this process stops is due for the others, as it was. */
  private unlessStopping(judged: readonly JudgedHint[]): readonly JudgedHint[] {
    if (!this.stopping.isAsked()) return judged;
    return judged.map((one) =>
      one.verdict.kind === 'unasked' ? { ...one, verdict: { kind: 'left' } } : one,
    );
  }

  private async recordFindings(account: string, sorted: readonly Sorted[]): Promise<void> {
    const found = sorted.flatMap(({ sorted: hint }) => {
      if (hint.kind !== 'found') return [];
      const cause = { kind: 'webhook', ref: hint.points.eventId } as const;
      return [{ finding: hint.finding, cause, evidence: null }];
    });
    await this.findings.record(account, found);
  }
}

const openHints = (sorted: readonly Sorted[], kind: ReadKind): readonly OpenHint[] =>
  sorted.flatMap(({ sorted: found, ...hint }) =>
    found.kind === 'read' && found.what === kind ? [{ ...hint, points: found.points }] : [],
  );

function withoutRead({ id, sorted }: Sorted): readonly JudgedHint[] {
  if (sorted.kind === 'read') return [];
  const { kind, reason } = sorted;
  return [{ id, verdict: { kind: kind === 'parked' ? 'parked' : 'done', reason } }];
}
