import { withLogFields } from '#kernel';
import type { Logger } from '@nestjs/common';
import type { SortedHint } from '../domain/sort-hint.js';
import { webhookNames } from '../domain/webhook-names.js';
import type { HintVerdict, JudgedHint } from './hint-queue.js';

const SAID = {
  done: 'worked off',
  parked: 'parked',
  again: 'is tried again',
  unasked: 'waits for Opn',
} as const;

/** Says of each webhook what became of it, and what it is about. */
export function noteWorkedOff(
  logger: Pick<Logger, 'log'>,
  account: string,
  hints: readonly { readonly id: string; readonly sorted: SortedHint }[],
  judged: readonly JudgedHint[],
): void {
  const byId = new Map(hints.map(({ id, sorted }) => [id, sorted]));
  for (const { id, verdict } of judged) {
    const hint = byId.get(id);
    const names = hint && 'points' in hint ? webhookNames(hint.points) : {};
    withLogFields({ account, webhook: id, ...names, verdict: verdict.kind }, () => {
      logger.log(`Webhook ${saidOf(verdict)}`);
    });
  }
}

const saidOf = (verdict: HintVerdict): string =>
  verdict.kind === 'left'
    ? 'is left for the next round'
    : `${SAID[verdict.kind]}: ${verdict.reason ?? 'its object was read back'}`;
