import type { Provider } from '@nestjs/common';
import { UnapprovedPayoutAccounts } from './read-model/bank/unapproved-payouts.js';
import { EndedBreaks } from './read-model/breaks/ended-breaks.js';
import { FeeDifferences } from './read-model/breaks/fee-differences.js';
import { MissingSources } from './read-model/breaks/missing-sources.js';
import { OpenBreakNumbers } from './read-model/breaks/open-break-numbers.js';
import { StandingBreaks } from './read-model/breaks/standing-breaks.js';
import { OwedTallies } from './read-model/returns/owed-tally.js';
import { StuckCharges } from './read-model/stuck-charges.js';

/** What whoever watches asks every half minute: bounded statements over what is open. */
export const standingProviders = [
  EndedBreaks,
  FeeDifferences,
  MissingSources,
  OpenBreakNumbers,
  OwedTallies,
  StandingBreaks,
  StuckCharges,
  UnapprovedPayoutAccounts,
] satisfies Provider[];
