import { DecisionRunner } from '#event-store';
import type { Cause, Evidence, Recorded } from '#event-store';
import { findingDecider, findingStream } from '#findings';
import type { Finding, FindingRecorded } from '#findings';
import { Clock } from '#kernel';
import { Injectable } from '@nestjs/common';

/** Something found, and how: by an answer of Opn's if there is `evidence`. */
export interface Found {
  readonly finding: Finding;
  readonly cause: Cause;
  readonly evidence: Evidence | null;
}

/** Records what was found, each finding once. */
@Injectable()
export class FindingRecorder {
  constructor(
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  record(account: string, found: readonly Found[]): Promise<readonly Recorded<FindingRecorded>[]> {
    const at = this.clock.now();
    const lessons = found.map(({ finding, cause, evidence }) => {
      const stream = findingStream(account, finding);
      return { stream, learned: { at, finding }, cause, evidence };
    });
    return this.decisions.run(lessons, findingDecider);
  }
}
