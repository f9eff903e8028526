import { isJsonObject } from './json-object.js';

/** The keys Opn is known to send at the top of each object, in the serialisation we read. */
export const KNOWN_KEYS = {
  account: words(`
    api_version auto_activate_recipients chain_enabled chain_return_uri chaining_allowed country
    created_at currency email id last_updated_api_version livemode location metadata_export_keys
    object supported_currencies team transfer_config webhook_uri zero_interest_installments`),
  balance: words(`
    created_at currency livemode location object on_hold reserve total transferable`),
  charge: words(`
    acquirer_reference_number amount approval_code authorization_type authorize_uri authorized
    authorized_amount authorized_at branch can_perform_void capturable capture captured_amount
    card created_at currency customer description device disputable dispute expired expired_at
    expires_at failure_code failure_message fee fee_vat funding_amount funding_currency id
    interest interest_vat ip link linked_account livemode location merchant_advice
    merchant_advice_code merchant_name merchant_uid metadata missing_3ds_fields multi_capture net
    object paid paid_at partially_refundable platform_fee refundable refunded_amount refunds
    return_uri reversed reversed_at reversible schedule source status team_uid terminal transaction
    transaction_fees voided zero_interest_installments`),
  event: words(`
    actor_uid created_at data id key livemode location object team_uid user_uid
    webhook_deliveries`),
  receipt: words(`
    adjustment_transaction charge_fee company_address company_name company_tax_id created_at
    credit_note currency customer_address customer_email customer_name customer_statement_name
    customer_tax_id id issued_on livemode location number object subtotal total transaction_fee
    transfer_fee vat voided_fee wht`),
  refund: words(`
    acquirer_reference_number amount approval_code capture charge created_at currency
    funding_amount funding_currency id livemode location metadata object status terminal
    transaction voided`),
  transaction: words(`
    amount created_at currency direction id key livemode location object origin transferable_at`),
  transfer: words(`
    amount balance_hold_at bank_account created_at currency deleted fail_fast failure_code
    failure_message fee fee_vat id livemode location metadata net object paid paid_at recipient
    schedule sendable sent sent_at split_transfer_group_id total_fee transactions`),
};

export type KnownKind = keyof typeof KNOWN_KEYS;

/** Keys of an object that nobody has seen there before, in its own order: SCHEMA_DRIFT's facts. */
export function unknownKeys(kind: KnownKind, raw: unknown): string[] {
  if (!isJsonObject(raw)) return [];
  return Object.keys(raw).filter((key) => !KNOWN_KEYS[kind].has(key));
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
