import { Clock } from '#kernel';
import { Injectable } from '@nestjs/common';
import { judgeHint } from '../domain/judge-hint.js';
import { ChargeWatch } from './charge-watch.js';
import { FindingRecorder } from './finding-recorder.js';
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
    private readonly findings: FindingRecorder,
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
    await this.recordFindings(account, judged);
    return judged.map(({ id, verdict }) => ({ id, verdict }));
  }

  /** Where a webhook and Opn's API still disagree, a person is told; the charge is read at once. */
  private async recordFindings(account: string, judged: readonly Judged[]): Promise<void> {
    const found = judged.flatMap(({ verdict, points }) => {
      if (verdict.kind !== 'done' || verdict.finding === undefined) return [];
      const cause = { kind: 'webhook', ref: points.eventId } as const;
      return [{ finding: verdict.finding, cause, evidence: null }];
    });
    if (found.length === 0) return;
    await this.findings.record(account, found);
    const ids = found.map(({ finding }) => finding.subject.id);
    await this.watch.putBack(account, ids, this.clock.now());
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
