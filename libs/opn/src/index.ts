export type { SecretKeys } from './client/key-ring.js';
export { createOpnClient } from './client/opn-client.js';
export type { ListWindow, OpnClient, OpnListKind } from './client/opn-client.js';
export type { OpnClientOptions, ReadOptions } from './client/opn-client-options.js';
export type { OpnPage } from './client/list-pages.js';
export type { OpnHooks, OpnOutcome, OpnTry, Urgency } from './client/opn-hooks.js';
export { OPN_VERSION } from './client/opn-reader.js';
export { OpnError } from './client/opn.errors.js';
export type { OpnErrorCode, OpnErrorFacts } from './client/opn.errors.js';
export { OPN_LIMITS } from './client/opn-limits.js';
export type { OpnLimits } from './client/opn-limits.js';
export type { OpnAnswer } from './client/request-once.js';
export { parseWebhookBody } from './webhook/parse-webhook-body.js';
export type { WebhookHint } from './webhook/parse-webhook-body.js';
export {
  decodeWebhookSecret,
  SIGNATURE_TOLERANCE_MS,
  signWebhook,
  verifySignature,
} from './webhook/signature.js';
export type { SignatureRefusal, SignatureVerdict, SignedRequest } from './webhook/signature.js';
export { decodeAccount } from './wire/account.js';
export type { OpnAccount } from './wire/account.js';
export { decodeBalance } from './wire/balance.js';
export type { OpnBalance } from './wire/balance.js';
export { decodeCharge } from './wire/charge.js';
export type { OpnCharge, OpnTransactionFees } from './wire/charge.js';
export { decodeEvent } from './wire/event.js';
export type { OpnEvent } from './wire/event.js';
export { isJsonObject } from './wire/json-object.js';
export type { JsonObject } from './wire/json-object.js';
export { KNOWN_KEYS, unknownKeys } from './wire/known-keys.js';
export type { KnownKind } from './wire/known-keys.js';
export { decodeList } from './wire/list.js';
export type { OpnList } from './wire/list.js';
export { isOldSerialisation } from './wire/old-serialisation.js';
export { isOpnId, isTestId } from './wire/opn-id.js';
export { OpnShapeError } from './wire/opn-shape.errors.js';
export { maskAccountNumbers } from './wire/mask-account-numbers.js';
export { decodeReceipt } from './wire/receipt.js';
export type { OpnReceipt } from './wire/receipt.js';
export { decodeRefund } from './wire/refund.js';
export type { OpnRefund } from './wire/refund.js';
export { decodeTransaction } from './wire/transaction.js';
export type { OpnTransaction } from './wire/transaction.js';
export { decodeTransfer } from './wire/transfer.js';
export type { OpnTransfer } from './wire/transfer.js';
export type { OpnWebhookDelivery } from './wire/webhook-delivery.js';
