import { Database } from '#database';
import type { Queryable } from '#database';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { FaultList } from '../domain/log-fault.js';
import { LogChecks } from '../log/log-checks.js';
import type { LogCheck } from '../log/log-checks.js';
import { BELOW_ALL, BEYOND_ALL, evidenceInOrder } from '../log/log-windows.js';
import { LogReader } from '../log/log-reader.js';
import type { LogHead } from '../log/log-reader.js';
import { CheckedBatches } from './checked-batches.js';
import type { LastBatch } from './checked-batches.js';
import { CheckedEvents } from './checked-events.js';
import { checkCited } from './checked-evidence.js';
import type { Span } from './checked-evidence.js';
import { anew, FRESH, isDue, judged } from './log-check-rounds.js';
import { headFault } from './verify-log.js';

/** About a second of work. */
const EVENTS_AT_ONCE = 20_000;
const EVIDENCE_AT_ONCE = 5_000;

/** Whether an account's log is what was written, as far as its checks know. */
export interface LogSoundness {
  /** When a fault was first found; null while the log verifies. */
  readonly brokenSince: Instant | null;
  /** The first fault, in a sentence. */
  readonly fault: string | null;
  /** When a whole check last found none; null before the first. */
  readonly soundAt: Instant | null;
}

/**
 * Walks through each log once a day, a portion at a time, and remembers where it was: however long
 * a log is, and however often processes are restarted, it comes to the end.
 */
@Injectable()
export class LogPatrol {
  /** The end of each portion is a batch's end, so a portion holds that many and one batch more. */
  eventsAtOnce = EVENTS_AT_ONCE;

  constructor(
    private readonly database: Database,
    private readonly reader: LogReader,
    private readonly checks: LogChecks,
  ) {}

  async soundness(account: string): Promise<LogSoundness> {
    return (await this.checks.of(account)) ?? FRESH;
  }

  /**
   * All of the log was looked at elsewhere and is sound as it was at `asOf`; a fault found since
   * stands. The next walk begins at once, so that nothing that went wrong meanwhile waits for it.
   */
  async foundSound(account: string, asOf: Instant): Promise<void> {
    const { steps, brokenSince } = (await this.checks.of(account)) ?? FRESH;
    if (brokenSince !== null && !isBefore(brokenSince, asOf)) return;
    const next = { ...FRESH, steps: steps + 1n, soundAt: asOf };
    if (!(await this.checks.write(account, next))) await this.foundSound(account, asOf);
  }

  /** The next portion, if one is due. `stated`: heads that were told outside the log. */
  async step(account: string, now: Instant, stated: readonly LogHead[]): Promise<LogSoundness> {
    const before = (await this.checks.of(account)) ?? FRESH;
    if (!isDue(before, now)) return before;
    const begun = before.phase === 'done' ? anew(before) : before;
    const faults = new FaultList(1);
    const after = await this.database.transaction(
      (tx) =>
        begun.phase === 'events'
          ? this.walkEvents(tx, account, begun, faults, stated)
          : this.walkEvidence(tx, account, begun, faults),
      'REPEATABLE READ READ ONLY',
    );
    const check = judged(after, faults, now);
    await this.checks.write(account, check);
    return check;
  }

  private async walkEvents(
    tx: Queryable,
    account: string,
    check: LogCheck,
    faults: FaultList,
    stated: readonly LogHead[],
  ): Promise<LogCheck> {
    const head = await this.reader.head(account, tx);
    const events = new CheckedEvents(tx, account, faults, check.position);
    const batches = new CheckedBatches(tx, account, faults, [], lastOf(check));
    const isOver = await batches.walk(events, head.position, this.eventsAtOnce);
    if (isOver) {
      const end = { ...batches.end, position: Number(events.lastPosition) };
      const fault = headFault(account, head, end);
      if (fault !== null) faults.add('head.differs', fault);
      await this.seekStated(tx, account, stated, faults);
    }
    const next = { ...check, ...reached(batches.lastBatch), position: events.lastPosition };
    await checkCited(tx, account, faults, spanOf(check, isOver ? null : next));
    return { ...next, phase: isOver ? 'evidence' : 'events' };
  }

  /** The chain was followed to its end: what it once stated of itself must be one of its links. */
  private async seekStated(
    tx: Queryable,
    account: string,
    stated: readonly LogHead[],
    faults: FaultList,
  ): Promise<void> {
    const unknown = await tx.query<{ batch: bigint; position: bigint }>(
      `SELECT s.batch, s.position
       FROM unnest($2::bigint[], $3::bigint[], $4::text[]) AS s (batch, position, digest)
       WHERE s.batch > 0 AND NOT EXISTS (SELECT FROM event_batches b WHERE b.account = $1
         AND b.number = s.batch AND b.last_position = s.position
         AND b.digest = decode(s.digest, 'hex'))`,
      [
        account,
        stated.map(({ batch }) => batch),
        stated.map(({ position }) => position),
        stated.map(({ digest }) => digest),
      ],
    );
    for (const { batch, position } of unknown) {
      const said = `position ${position} in batch ${batch}`;
      faults.add('head.unknown', `A head that a report states, ${said}, is not in this log.`);
    }
  }

  private async walkEvidence(
    tx: Queryable,
    account: string,
    check: LogCheck,
    faults: FaultList,
  ): Promise<LogCheck> {
    let read = 0;
    let { evidence } = check;
    for await (const row of evidenceInOrder(tx, account, evidence ?? undefined)) {
      if (read === EVIDENCE_AT_ONCE) return { ...check, evidence };
      if (!row.hash.equals(row.actual)) {
        const cited = row.hash.toString('hex');
        faults.add('evidence.changed', `The evidence kept as ${cited} has another content.`);
      }
      evidence = row.hash;
      read += 1;
    }
    return { ...check, evidence, phase: 'done' };
  }
}

const lastOf = ({ batch, position, digest, committedAt }: LogCheck) =>
  batch === null || digest === null || committedAt === null
    ? null
    : { number: batch, last_position: position, digest, committed_at: committedAt };

const reached = (last: LastBatch | null): Pick<LogCheck, 'batch' | 'digest' | 'committedAt'> => ({
  batch: last?.number ?? null,
  digest: last?.digest ?? null,
  committedAt: last?.committed_at ?? null,
});

/** The positions of a portion; the first and the last one have what lies outside the log, too. */
const spanOf = (begun: LogCheck, ended: LogCheck | null): Span => ({
  after: begun.batch === null ? BELOW_ALL : begun.position,
  upTo: ended === null ? BEYOND_ALL : ended.position,
});
