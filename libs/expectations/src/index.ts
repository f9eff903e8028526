export { ImportExpectedReceipts } from './application/import-expected-receipts.command.js';
export type { ImportAnswer } from './application/import-expected-receipts.command.js';
export type { StatedTotals } from './application/control-totals.js';
export { PreviewExpectedReceipts } from './application/preview-expected-receipts.query.js';
export type { ImportPreview } from './application/preview-expected-receipts.query.js';
export { MAX_FILE_BYTES } from './application/receipt-file.js';
export type { ReceiptFile, ReceiptFileKind } from './application/receipt-file.js';
export { WithdrawExpectation } from './application/withdraw-expectation.command.js';
export type { WithdrawalAnswer } from './application/withdraw-expectation.command.js';
export { ExpectationUnknownError } from './domain/expectation.errors.js';
export { expectationEvents } from './domain/expectation.events.js';
export type {
  ExpectationEvent,
  ExpectationRevised,
  ExpectationWithdrawn,
  ReceiptExpected,
} from './domain/expectation.events.js';
export { readNote, readReference } from './domain/receipt-fields.js';
export { returnEvents } from './domain/return.events.js';
export type {
  MoneyReturnApproved,
  MoneyReturned,
  MoneyReturnWithdrawn,
  ReturnEvent,
  SettledAccount,
} from './domain/return.events.js';
export { isSameReturn, RETURN_KIND, returnDecider, returnStream } from './domain/return.js';
export type { KnownReturn, ReturnOrder, ReturnStatus } from './domain/return.js';
export { EXPECTATION_KIND, expectationStream } from './domain/expected-receipt.js';
export type { ExpectedReceipt } from './domain/expected-receipt.js';
export { ImportRefusedError } from './domain/import.errors.js';
export type { RowError } from './domain/import.errors.js';
export { MAX_IMPORT_ROWS } from './domain/receipts-collector.js';
export type { ControlTotals } from './domain/receipts-collector.js';
export { ExpectationsModule } from './expectations.module.js';
export { ExpectationEntity } from './read-model/expectation.entity.js';
export type { ExpectationStatus } from './read-model/expectation.entity.js';
export type { ExpectationView } from './read-model/expectation-view.js';
export { expectationsProjection } from './read-model/expectations.projection.js';
export type { ExpectationFilter } from './read-model/expectation-filter.js';
export { GetExpectationHistory } from './read-model/get-expectation-history.query.js';
export type { ExpectationEventView } from './read-model/get-expectation-history.query.js';
export { ReturnEntity } from './read-model/return.entity.js';
export { returnsProjection } from './read-model/returns.projection.js';
export { GetExpectation } from './read-model/get-expectation.query.js';
export { ListExpectations } from './read-model/list-expectations.query.js';
export { SumExpectations } from './read-model/sum-expectations.query.js';
export type { ExpectationTotals } from './read-model/sum-expectations.query.js';
