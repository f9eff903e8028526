import type { Type } from '@nestjs/common';
import type { AlertSource } from '../../domain/alert-source.js';
import { AwaitingApprovalSource } from './awaiting-approval.source.js';
import { BalanceDiffersSource } from './balance-differs.source.js';
import { ChargesStuckSource } from './charges-stuck.source.js';
import { FeeDiffersSource } from './fee-differs.source.js';
import { MismatchesSource } from './mismatches.source.js';
import { OwedToCustomersSource } from './owed-to-customers.source.js';
import { PayoutsSource } from './payouts.source.js';
import { ReportLateSource } from './report-late.source.js';
import { SourceMissingSource } from './source-missing.source.js';
import { TaxInvoiceSource } from './tax-invoice.source.js';
import { UnexplainedMoneySource } from './unexplained-money.source.js';

/** Whatever finance is told of. */
export const FINANCE_SOURCES: readonly Type<AlertSource>[] = [
  AwaitingApprovalSource,
  BalanceDiffersSource,
  ChargesStuckSource,
  FeeDiffersSource,
  MismatchesSource,
  OwedToCustomersSource,
  PayoutsSource,
  ReportLateSource,
  SourceMissingSource,
  TaxInvoiceSource,
  UnexplainedMoneySource,
];
