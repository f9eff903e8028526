import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { DecisionRunner } from '#event-store';
import { findingDecider, findingStream } from '#findings';
import type { Finding } from '#findings';
import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import { isJsonObject, parseWebhookBody } from '#opn';
import type { WebhookHint } from '#opn';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { afterFailure, afterRead } from '../domain/judge-hint.js';
import type { HintOutcome } from '../domain/judge-hint.js';
import { HintQueue } from './hint-queue.js';
import type { Hint, JudgedHint } from './hint-queue.js';
import { OpnAccounts } from './opn-accounts.js';
import { ReadChargesBack } from './read-charges-back.js';
import type { ReadOutcome } from './read-charges-back.js';
import { RecordChargeObservations } from './record-charge-observations.command.js';

const HINTS_PER_ROUND = 200;

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
    const settings = await this.settings.of(account);
    const { open, judged } = await this.sort(account, hints, settings);
    const read = await this.readBack(account, open);
    await this.queue.settle(account, [...judged, ...read], this.clock.now());
    return hints.length;
  }

  /** Hints that need no read, and those that do. */
  private async sort(
    account: string,
    hints: readonly Hint[],
    settings: AccountSettings,
  ): Promise<{ open: readonly OpenHint[]; judged: readonly JudgedHint[] }> {
    const [open, judged]: [OpenHint[], JudgedHint[]] = [[], []];
    for (const hint of hints) {
      const points = parseWebhookBody(hint.body);
      const { livemode, objectKind, objectId, key } = points;
      if (livemode !== null && livemode !== (settings.mode === 'live')) {
        await this.recordFinding(account, points, wrongMode(points, settings));
        judged.push(done(hint, 'the object is of the other mode'));
      } else if (objectKind !== 'charge') {
        judged.push(done(hint, `${key} of ${objectKind} ${objectId} needs no read`));
      } else {
        open.push({ ...hint, points });
      }
    }
    return { open, judged };
  }

  /** One read serves every hint of its charge: all of them arrived before it was requested. */
  private async readBack(
    account: string,
    hints: readonly OpenHint[],
  ): Promise<readonly JudgedHint[]> {
    const byCharge = new Map<string, OpenHint[]>();
    for (const hint of hints) {
      byCharge.set(hint.points.objectId, [...(byCharge.get(hint.points.objectId) ?? []), hint]);
    }
    const requests = [...byCharge].map(([chargeId, group]) => requestFor(chargeId, group));
    const outcomes = await this.reads.read(account, requests);
    const observations = outcomes.flatMap((outcome) =>
      'observation' in outcome ? [outcome.observation] : [],
    );
    await this.commands.execute(new RecordChargeObservations(account, observations));
    const now = this.clock.now();
    return outcomes.flatMap((outcome) =>
      (byCharge.get(outcome.chargeId) ?? []).map((hint) => judge(hint, outcome, now)),
    );
  }

  private async recordFinding(
    account: string,
    points: WebhookHint,
    finding: Finding,
  ): Promise<void> {
    const learned = { at: this.clock.now(), finding };
    const cause = { kind: 'webhook', ref: points.eventId } as const;
    const stream = findingStream(account, finding);
    await this.decisions.run([{ stream, learned, cause, evidence: null }], findingDecider);
  }
}

/** The first hint names the cause; the one that tells of the end names its time. */
function requestFor(chargeId: string, hints: readonly OpenHint[]) {
  const ended = hints.find(({ points }) => points.statusHint === 'failed');
  const [first] = hints;
  return {
    chargeId,
    cause: { kind: 'webhook', ref: first?.points.eventId ?? null } as const,
    endedHint: ended?.points.createdAt ?? null,
  };
}

function judge(hint: OpenHint, outcome: ReadOutcome, now: Instant): JudgedHint {
  const verdict: HintOutcome =
    'failure' in outcome
      ? afterFailure(outcome.failure, hint.attempts, now, Math.random)
      : afterRead(hint.points, statusIn(outcome.observation.raw), hint.attempts, now, Math.random);
  return { id: hint.id, verdict };
}

function statusIn(raw: unknown): string | null {
  const status = isJsonObject(raw) ? raw['status'] : null;
  return typeof status === 'string' ? status : null;
}

const done = ({ id }: Hint, reason: string): JudgedHint => ({
  id,
  verdict: { kind: 'done', reason },
});

function wrongMode(
  { objectKind, objectId, livemode }: WebhookHint,
  { mode }: AccountSettings,
): Finding {
  return {
    code: 'WRONG_MODE',
    subject: { kind: objectKind, id: objectId },
    fingerprint: `mode:${objectKind}:${objectId}`,
    detail:
      `A webhook of a ${livemode ? 'live' : 'test'} ${objectKind} came to this ${mode} account; ` +
      'it was kept out of the books. Check which endpoint is set in the Opn dashboard.',
  };
}
