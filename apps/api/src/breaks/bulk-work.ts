import { covers } from '#access';
import type { Principal, Role } from '#access';
import { DomainError } from '#kernel';
import type { BreakWork, BulkResult } from '#reconciliation';
import type { z } from 'zod';
import { RoleTooWeakError } from '../access/access.errors.js';
import type { bulkAnswerSchema, bulkSchema } from './work.schema.js';

/** Who may approve what others have asked for. */
export const APPROVES: Role = 'approver';

type BulkOrder = z.infer<typeof bulkSchema>;

export function workOf(order: BulkOrder): BreakWork {
  switch (order.action) {
    case 'assign':
      return { kind: 'assign', to: order.to };
    case 'comment':
      return { kind: 'comment', text: order.text };
    case 'approve':
      return { kind: 'approve' };
    case 'resolve':
    case 'write-off':
    case 'reject':
    case 'reopen':
      return { kind: order.action, reason: order.reason };
  }
}

/** A second person is a person: no key of a service approves, whatever its role. */
export function refuseIfNotAllowed({ kind }: BreakWork, caller: Principal): void {
  if (kind !== 'approve') return;
  if (!covers(caller.role, APPROVES)) throw new RoleTooWeakError(caller, APPROVES);
  refuseService(caller);
}

export function refuseService({ kind, name }: Principal): void {
  if (kind === 'person') return;
  throw new DomainError('case.four_eyes', `${name} is a service; a person must approve.`);
}

export function bulkAnswer(results: readonly BulkResult[]): z.infer<typeof bulkAnswerSchema> {
  const count = (outcome: BulkResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  return {
    done: count('done'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    results: [...results],
  };
}
