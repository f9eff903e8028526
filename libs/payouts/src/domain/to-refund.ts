import type { Instant } from '#kernel';
import type { OpnRefund } from '#opn';
import type { ReadAt } from './read-content.js';
import type { Refund } from './refund.events.js';
import { shortWordOrNull } from './short-word.js';

/** Opn's refund in our words. */
export function toRefund(refund: OpnRefund, readAt: Instant): ReadAt<Refund> {
  return {
    refundId: refund.id,
    chargeId: refund.charge,
    transactionId: refund.transaction,
    amount: refund.amount,
    currency: refund.currency,
    status: shortWordOrNull(refund.status),
    isVoided: refund.isVoided,
    createdAt: refund.createdAt,
    readAt,
  };
}
