import type { Instant } from '#kernel';
import type { Facts } from '#notifications';
import type { AlertCondition } from '../alert-condition.js';
import type { OperatorKind } from '../alert-kind.js';

interface OperatorFacts {
  readonly since: Instant;
  readonly subject?: string;
  readonly count?: number | null;
  readonly facts?: Facts;
  readonly link?: string;
}

/** Part by part what is ill, and what to do about it. */
const HEALTH_PAGE = '/health';

/** What operators are told of holds no money by itself. */
export const operatorCondition = (
  kind: OperatorKind,
  { since, subject = '', count = null, facts = {}, link = HEALTH_PAGE }: OperatorFacts,
): AlertCondition => ({ kind, subject, since, count, amount: null, facts, link });
