import { DecisionRunner } from '#event-store';
import { findingDecider, findingStream } from '#findings';
import { Clock } from '#kernel';
import { Injectable } from '@nestjs/common';
import { judgeHint } from '../domain/judge-hint.js';
import { ChargeWatch } from './charge-watch.js';
import type { JudgedHint } from './hint-queue.js';
import { byObject, patienceWith } from './open-hint.js';
import type { OpenHint } from './open-hint.js';
import { ReadCharges } from './read-charges.js';
import type { ReadRequest } from './read-charges-back.js';
import type { ReadingRound } from './reading-round.js';

type Judged = OpenHint & JudgedHint;

/** Works off hints about charges. */
@Injectable()
export class ChargeHints {
  constructor(
    private readonly reads: ReadCharges,
    private readonly decisions: DecisionRunner,
    private readonly watch: ChargeWatch,
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
    const judged = hints.map((hint): Judged => {
      const read = reads.get(hint.points.objectId);
      if (read === undefined) return { ...hint, verdict: { kind: 'left' } };
      return { ...hint, verdict: judgeHint(hint.points, read, patienceWith(hint, now)) };
    });
    await this.record(account, judged);
    return judged.map(({ id, verdict }) => ({ id, verdict }));
  }

  /** What is left for a person; the charge is read again at once, and then as any that is open. */
  private async record(account: string, judged: readonly Judged[]): Promise<void> {
    const at = this.clock.now();
    const found = judged.flatMap(({ verdict, points }) => {
      if (verdict.kind !== 'done' || verdict.finding === undefined) return [];
      const { finding } = verdict;
      const cause = { kind: 'webhook', ref: points.eventId } as const;
      const stream = findingStream(account, finding);
      return [{ stream, learned: { at, finding }, cause, evidence: null }];
    });
    if (found.length === 0) return;
    await this.decisions.run(found, findingDecider);
    const ids = found.map(({ learned }) => learned.finding.subject.id);
    await this.watch.putBack(account, ids, at);
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
