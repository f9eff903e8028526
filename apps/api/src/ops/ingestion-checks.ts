import { HISTORY_JOB } from '#ingestion';
import type { AccountHealth } from '#ingestion';
import { epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { IngestionBoard } from './ingestion-board.js';
import { ReadinessChecks } from './readiness-checks.js';
import type { ReadinessFinding } from './readiness-checks.js';

/** Webhooks are worked off within seconds; while Opn cannot be asked, they have to wait. */
export const INBOX_LATE_MS = 5 * MINUTE_MS;

/** Tries of some minutes: what passes by itself has passed by then. */
export const MANY_FAILURES = 5;

/** Far longer than any turn takes, but for the past that is read once. */
export const JOB_LATE_MS = HOUR_MS;

/** What is wrong with an account, in words; null if nothing is. */
type Look = (health: AccountHealth) => string | null;

/**
 * What does not keep this process from its work, and is worth a look: webhooks can be taken, and
 * nothing is lost, while Opn is down or silent.
 */
@Injectable()
export class IngestionChecks implements OnModuleInit {
  constructor(
    private readonly checks: ReadinessChecks,
    private readonly board: IngestionBoard,
  ) {}

  onModuleInit(): void {
    const looks: readonly (readonly [string, Look, string])[] = [
      ['inbox', lateInbox, 'Webhooks are worked off as they come.'],
      ['parked', parkedWebhooks, 'No webhook waits for a person.'],
      ['opn', shutCircuit, 'Opn can be asked.'],
      ['webhooks', silentOpn, 'Nothing unusual about the webhooks that come.'],
      ['jobs', illJobs, 'Every recurring job is done when it is due.'],
    ];
    for (const [name, look, well] of looks) {
      this.checks.add({ name, severity: 'degraded', check: () => this.check(look, well) });
    }
  }

  private async check(look: Look, well: string): Promise<ReadinessFinding> {
    const faults = (await this.board.now()).flatMap((health) => {
      const fault = look(health);
      return fault === null ? [] : [`${health.account}: ${fault}`];
    });
    return faults.length === 0
      ? { ok: true, detail: well }
      : { ok: false, detail: faults.join(' ') };
  }
}

/** One that Opn has no news of yet, or that waits for its next try, is not late. */
function lateInbox({ inbox: { waiting, overdueMs }, opn }: AccountHealth): string | null {
  if (opn.state !== 'closed' || overdueMs <= INBOX_LATE_MS) return null;
  const seconds = Math.round(overdueMs / SECOND_MS);
  return `${waiting} webhooks wait, one of them due for ${seconds} s. See whether a worker runs.`;
}

const parkedWebhooks = ({ inbox: { parked } }: AccountHealth): string | null =>
  parked === 0 ? null : `${parked} webhooks are parked. Look at them, then \`inbox retry\`.`;

function shutCircuit({ opn }: AccountHealth): string | null {
  const { state, since, reason, nextTryAt } = opn;
  if (state === 'closed') return null;
  const again = `It is tried again at ${nextTryAt}, by itself.`;
  return `Opn is not asked since ${since}: ${reason}. ${again}`;
}

function silentOpn({ silence: { verdict, since, reason } }: AccountHealth): string | null {
  if (verdict !== 'silent') return null;
  const none = since === null ? 'No webhook ever came.' : `No webhook from Opn since ${since}.`;
  return `${none} ${reason} The charges are asked for instead; nothing is lost.`;
}

/** While Opn is not asked, reading fails or waits: that is said already. */
function illJobs({ jobs, opn, at }: AccountHealth): string | null {
  if (opn.state !== 'closed') return null;
  const faults = jobs.flatMap(({ job, finishedAt, dueAt, failures }) => {
    const done = finishedAt === null ? 'never done' : `last tried at ${finishedAt}`;
    if (failures >= MANY_FAILURES) return [`${job} failed ${failures} times in a row, ${done}`];
    const lateMs = dueAt === null ? 0 : epochMs(at) - epochMs(dueAt);
    if (job === HISTORY_JOB || lateMs <= JOB_LATE_MS) return [];
    return [`${job} is not finished though it was due at ${dueAt}, ${done}`];
  });
  if (faults.length === 0) return null;
  return `${faults.join('; ')}. The worker's log says why; see whether one runs.`;
}
