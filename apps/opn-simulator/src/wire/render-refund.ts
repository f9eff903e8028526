import { toJsonInteger } from '#money';
import type { RefundAt } from '../world/happening.js';
import { transactionIdOf } from '../world/transaction.js';
import type { Rendered } from './render-list.js';

export function renderRefund({ charge, refund }: RefundAt): Rendered {
  const amount = toJsonInteger(refund.amount);
  return {
    object: 'refund',
    id: refund.id,
    location: `/charges/${charge.id}/refunds/${refund.id}`,
    livemode: false,
    voided: false,
    currency: 'THB',
    amount,
    metadata: {},
    charge: charge.id,
    capture: null,
    terminal: null,
    transaction: transactionIdOf(refund.id),
    status: 'closed',
    funding_amount: amount,
    funding_currency: 'THB',
    created_at: refund.at,
    acquirer_reference_number: null,
    approval_code: null,
  };
}
