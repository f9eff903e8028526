import type { Provider } from '@nestjs/common';
import { BreakDesk } from './application/break-desk.js';
import { BreakRenewal } from './application/break-renewal.js';
import { WorkOnBreakHandler } from './application/work-on-break.command.js';
import { WorkOnBreaksHandler } from './application/work-on-breaks.command.js';
import { WorkOnReturnHandler } from './application/work-on-return.command.js';
import { GetBreakHandler } from './read-model/breaks/get-break.query.js';
import { ListBreaksHandler } from './read-model/breaks/list-breaks.query.js';
import { SummariseBreaksHandler } from './read-model/breaks/summarise-breaks.query.js';
import { CauseKeeper } from './read-model/causes/cause-keeper.js';
import { ListCausesHandler } from './read-model/causes/list-causes.query.js';
import { ListReturnsHandler } from './read-model/returns/list-returns.query.js';
import { SettledReturns } from './read-model/returns/settled-returns.js';
import { ConcernedAccounts } from './read-model/work/concerned-account.js';

/** What people's work on breaks, and on money owed to customers, adds to the module. */
export const workProviders: readonly Provider[] = [
  BreakDesk,
  BreakRenewal,
  CauseKeeper,
  ConcernedAccounts,
  GetBreakHandler,
  ListBreaksHandler,
  ListCausesHandler,
  ListReturnsHandler,
  SettledReturns,
  SummariseBreaksHandler,
  WorkOnBreakHandler,
  WorkOnBreaksHandler,
  WorkOnReturnHandler,
];
