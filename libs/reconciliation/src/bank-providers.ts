import type { Provider } from '@nestjs/common';
import { AssignTransfersHandler } from './application/bank/assign-transfers.command.js';
import { ListBankLinesHandler } from './read-model/bank/list-bank-lines.query.js';
import { ListBankStatementsHandler } from './read-model/bank/list-bank-statements.query.js';

/** What leg 4 adds to the module. */
export const bankProviders: readonly Provider[] = [
  AssignTransfersHandler,
  ListBankLinesHandler,
  ListBankStatementsHandler,
];
