import type { Instant } from '#kernel';
import { ProcessRecords } from '#processes';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import type { AlertKind } from '../../domain/alert-kind.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { isAnyClockOff, judgeClocks } from '../../domain/operators/judge-clocks.js';
import {
  areForgedInARow,
  judgeRefused,
  judgeWebhookTimes,
  runOfForged,
} from '../../domain/operators/judge-webhooks.js';
import { AlertLooks } from '../alert-looks.js';
import { RefusedWebhooks } from './refused-webhooks.js';

/** What does not get in, and whether that is the fault of a clock. */
@Injectable()
export class WebhookDoorSource extends AlertSource {
  readonly kinds: readonly AlertKind[] = ['signatures-refused', 'clock-off'];

  constructor(
    private readonly refused: RefusedWebhooks,
    private readonly looks: AlertLooks,
    private readonly records: ProcessRecords,
  ) {
    super();
  }

  async conditions({ account, now, rules }: AlertMoment): Promise<readonly AlertCondition[]> {
    const { refusedSignatures: least } = rules;
    const hours = await this.refused.byHour(account);
    const isPlain = areForgedInARow(await this.refused.inARow(account, now), least);
    const processes = await this.records.processes();
    return [
      ...judgeRefused(hours, { isPlain, stands: await this.stands(account) }, now),
      ...(isAnyClockOff(processes) ? [] : judgeWebhookTimes(hours, least, now)),
      ...judgeClocks(processes, now),
    ];
  }

  /** The last of them was so long ago; of clocks nobody knows more than that they agree. */
  override async proofOf(
    { kind }: GoneAlert,
    { account, now }: AlertMoment,
  ): Promise<AlertProof | null> {
    if (kind !== 'signatures-refused') return null;
    const isOver = runOfForged(await this.refused.byHour(account), now) === null;
    return isOver ? proofOfNone(now) : null;
  }

  private async stands(account: string): Promise<boolean> {
    const standing = await this.looks.standing(account);
    return standing.some(({ kind }) => kind === 'signatures-refused');
  }
}

const proofOfNone = (id: Instant): AlertProof => ({ kind: 'none-refused-for-an-hour', id });
