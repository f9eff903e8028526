import { Injectable } from '@nestjs/common';
import { lateFactsJudge } from './period/late-facts.judge.js';
import type { ScopeJudge } from './scope-judge.js';

/** Every judge of scopes, in the order in which they judge. */
@Injectable()
export class ScopeJudges {
  readonly all: readonly ScopeJudge[] = [lateFactsJudge];
}
