import { toJsonInteger, ZERO } from '#money';
import type { PlannedCharge } from '../day/planned-order.js';
import type { ChargeAt } from '../world/charge-at.js';
import { figuresOf, RATES } from '../world/figures.js';
import { transactionIdOf } from '../world/transaction.js';
import { renderList } from './render-list.js';
import type { Rendered } from './render-list.js';
import { renderCard, renderSource } from './render-payment-method.js';
import { renderRefund } from './render-refund.js';

const FAILURE_MESSAGES: Readonly<Record<string, string>> = {
  payment_cancelled: 'payment cancelled',
  insufficient_balance: 'insufficient balance in the account or the limit has been reached',
  failed_processing: 'the payment could not be processed',
};

/** A charge in the serialisation 2019-05-29. */
export function renderCharge(at: ChargeAt): Rendered {
  const { charge } = at;
  return {
    object: 'charge',
    id: charge.id,
    location: `/charges/${charge.id}`,
    livemode: false,
    ...money(charge),
    refunded_amount: toJsonInteger(at.refund?.amount ?? ZERO),
    ...state(at),
    ...times(at),
    ip: null,
    refunds: refunds(at),
    link: null,
    description: charge.description,
    metadata: charge.metadata,
    card: charge.method === 'card' ? renderCard(at) : null,
    source: charge.method === 'card' ? null : renderSource(at),
    ...NOTHING_OF_THE_KIND,
  };
}

function money(charge: PlannedCharge): Rendered {
  const { gross, fee, vat, net } = figuresOf(charge);
  const rates = RATES[charge.method];
  return {
    amount: toJsonInteger(gross),
    net: toJsonInteger(net),
    fee: toJsonInteger(fee),
    fee_vat: toJsonInteger(vat),
    interest: 0,
    interest_vat: 0,
    funding_amount: toJsonInteger(gross),
    authorized_amount: toJsonInteger(gross),
    captured_amount: toJsonInteger(gross),
    transaction_fees: { fee_flat: '0.0', fee_rate: rates.fee, vat_rate: rates.vat },
    platform_fee: { fixed: null, amount: null, percentage: null },
    currency: 'THB',
    funding_currency: 'THB',
  };
}

function state({ charge, status, paidAt, failureCode }: ChargeAt): Rendered {
  const isPaid = status === 'successful';
  return {
    status,
    paid: isPaid,
    authorized: isPaid,
    // Opn says so of failed charges as well.
    expired: status === 'expired' || status === 'failed',
    transaction: paidAt ? transactionIdOf(charge.id) : null,
    failure_code: failureCode,
    failure_message: failureCode && (FAILURE_MESSAGES[failureCode] ?? failureCode),
    capture: true,
    capturable: false,
    disputable: false,
    refundable: false,
    partially_refundable: false,
    reversed: false,
    reversible: false,
    voided: false,
    can_perform_void: false,
  };
}

function times({ charge, status, createdAt, paidAt }: ChargeAt): Rendered {
  return {
    created_at: createdAt,
    authorized_at: paidAt,
    paid_at: paidAt,
    expires_at: charge.expiresAt,
    // It is no sign of expiry: Opn fills it in once the charge is decided, whatever became of it.
    expired_at: status === 'pending' ? null : charge.expiresAt,
    reversed_at: null,
  };
}

function refunds({ charge, createdAt, paidAt, refund }: ChargeAt): Rendered {
  const made = refund ? [renderRefund({ kind: 'refund', charge, refund })] : [];
  const to = refund?.at ?? paidAt ?? createdAt;
  return renderList(`/charges/${charge.id}/refunds`, made, { to });
}

const NOTHING_OF_THE_KIND: Rendered = {
  schedule: null,
  linked_account: null,
  customer: null,
  dispute: null,
  merchant_advice: null,
  merchant_advice_code: null,
  acquirer_reference_number: null,
  approval_code: null,
  authorization_type: null,
  authorize_uri: null,
  return_uri: null,
  zero_interest_installments: false,
  multi_capture: false,
  branch: null,
  terminal: null,
  device: null,
};
