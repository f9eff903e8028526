import { LogPatrol } from '#event-store';
import { isBefore } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import type { AlertKind } from '../../domain/alert-kind.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { operatorCondition } from '../../domain/operators/operator-condition.js';

/** Whether what is stored is what was written, as far as the daily check has come. */
@Injectable()
export class EvidenceSource extends AlertSource {
  readonly kinds: readonly AlertKind[] = ['evidence-damaged'];

  constructor(private readonly patrol: LogPatrol) {
    super();
  }

  async conditions({ account }: AlertMoment): Promise<readonly AlertCondition[]> {
    const { brokenSince: since, fault: reason } = await this.patrol.soundness(account);
    if (since === null) return [];
    const link = `/v1/breaks?account=${account}&code=CHAIN_BROKEN`;
    return [operatorCondition('evidence-damaged', { since, facts: { reason }, link })];
  }

  /** What is no longer known to be broken is not sound yet: only a whole check since shows it. */
  override async proofOf(
    { since }: GoneAlert,
    { account }: AlertMoment,
  ): Promise<AlertProof | null> {
    const { brokenSince, soundAt } = await this.patrol.soundness(account);
    if (brokenSince !== null || soundAt === null || !isBefore(since, soundAt)) return null;
    return { kind: 'log-check', id: soundAt };
  }
}
