import { Clock } from '#kernel';
import { Injectable } from '@nestjs/common';
import { judgeHint } from '../domain/judge-hint.js';
import type { JudgedHint } from './hint-queue.js';
import { byObject, patienceWith } from './open-hint.js';
import type { OpenHint } from './open-hint.js';
import { ReadCharges } from './read-charges.js';
import type { ReadRequest } from './read-charges-back.js';
import type { ReadingRound } from './reading-round.js';

/** Works off hints about charges. */
@Injectable()
export class ChargeHints {
  constructor(
    private readonly reads: ReadCharges,
    private readonly clock: Clock,
  ) {}

  /** One read serves every hint of its charge: all of them arrived before it was requested. */
  async workOff(
    account: string,
    hints: readonly OpenHint[],
    round: ReadingRound,
  ): Promise<readonly JudgedHint[]> {
    if (hints.length === 0) return [];
    const byCharge = byObject(hints);
    const requests = [...byCharge].map(([chargeId, group]) => requestFor(chargeId, group));
    const reads = await this.reads.read(account, requests, round);
    const now = this.clock.now();
    return hints.map((hint) => {
      const read = reads.get(hint.points.objectId);
      if (read === undefined) return { id: hint.id, verdict: { kind: 'left' } };
      return { id: hint.id, verdict: judgeHint(hint.points, read, patienceWith(hint, now)) };
    });
  }
}

/** The first hint names the cause; the one that tells of the end names its time. */
function requestFor(chargeId: string, hints: readonly OpenHint[]): ReadRequest {
  const ended = hints.find(({ points }) => points.statusHint === 'failed');
  const dated = hints.find(({ points }) => points.objectCreatedAt !== null);
  const [first] = hints;
  return {
    chargeId,
    createdAt: dated?.points.objectCreatedAt ?? null,
    cause: { kind: 'webhook', ref: first?.points.eventId ?? null },
    endedHint: ended?.points.createdAt ?? null,
  };
}
