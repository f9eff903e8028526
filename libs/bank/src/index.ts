export { AssignBankLine } from './application/assign-bank-line.command.js';
export { MAX_BANK_ROWS } from './application/bank-file.js';
export type { BankFile, BankFileKind } from './application/bank-file.js';
export { ImportBankLines } from './application/import-bank-lines.command.js';
export type { BankImportAnswer } from './application/import-bank-lines.command.js';
export { PreviewBankLines } from './application/preview-bank-lines.query.js';
export type { BankPreview } from './application/preview-bank-lines.query.js';
export type { ImportOptions } from './application/read-import.js';
export { WithdrawBankLine } from './application/withdraw-bank-line.command.js';
export type { BankLineAnswer } from './application/withdraw-bank-line.command.js';
export { BankModule } from './bank.module.js';
export { BANK_LINE_KIND, BANK_STATEMENT_KIND, isLineId } from './domain/bank-line.js';
export type { BankLine, BankLineKind } from './domain/bank-line.js';
export { BANK_PRESETS } from './domain/bank-presets.js';
export type { BankStatement } from './domain/bank-statement.js';
export { BankImportRefusedError, BankLineUnknownError } from './domain/bank.errors.js';
export type { BankRowError } from './domain/bank.errors.js';
export { bankEvents } from './domain/bank.events.js';
export type {
  BankEvent,
  BankLineAssigned,
  BankLineImported,
  BankLineWithdrawn,
  BankStatementImported,
} from './domain/bank.events.js';
export { BankLineEntity } from './read-model/bank-line.entity.js';
export { BankStatementEntity } from './read-model/bank-statement.entity.js';
export { bankProjection } from './read-model/bank.projection.js';
