import { DayReader } from '#days';
import { DecisionRunner, LogPatrol } from '#event-store';
import type { LogSoundness } from '#event-store';
import { findingDecider, findingStream } from '#findings';
import type { Finding } from '#findings';
import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';

/**
 * Checks the next portion of an account's log, once through it in a day, against its own hashes and
 * against what issued reports state of it. What does not verify is recorded as CHAIN_BROKEN, and
 * no day is closed until a whole check finds nothing. Answers whether the log is sound so far.
 */
export class CheckEvidence extends Command<boolean> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(CheckEvidence)
export class CheckEvidenceHandler implements ICommandHandler<CheckEvidence> {
  private readonly logger = new Logger(CheckEvidence.name);

  constructor(
    private readonly patrol: LogPatrol,
    private readonly days: DayReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: CheckEvidence): Promise<boolean> {
    const issued = await this.days.issued(account);
    const stated = issued.map(({ data: { asOf, chain } }) => ({
      position: asOf.position,
      ...chain,
    }));
    const now = this.clock.now();
    const soundness = await this.patrol.step(account, now, stated);
    const { brokenSince } = soundness;
    if (brokenSince === null) return true;
    await this.record(account, soundness, brokenSince).catch((error: unknown) => {
      // A damaged log may refuse it; that days stay open does not depend on it.
      this.logger.error(`${account}: CHAIN_BROKEN could not be recorded: ${String(error)}`);
    });
    return false;
  }

  private async record(account: string, { fault }: LogSoundness, at: Instant): Promise<void> {
    const finding: Finding = {
      code: 'CHAIN_BROKEN',
      subject: { kind: 'log', id: account },
      fingerprint: `chain:${account}:${at}`,
      detail: fault ?? 'The log does not verify.',
    };
    const stream = findingStream(account, finding);
    const lesson = { stream, learned: { at, finding }, cause: BY_SCHEDULE, evidence: null };
    const recorded = await this.decisions.run([lesson], findingDecider);
    if (recorded.length > 0) this.logger.error(`${account}: ${finding.detail}`);
  }
}

const BY_SCHEDULE = { kind: 'schedule', ref: 'evidence' } as const;
