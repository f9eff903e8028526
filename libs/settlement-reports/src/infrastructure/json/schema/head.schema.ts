import { z } from 'zod';
import { count, day, instant, money, orNull, rate, sha256, sinceLater, text } from './fields.js';
import { balanceBlock, transitBlock } from './payout.schema.js';

const tally = z.object({ count, amount: money });
const money4 = { gross: money, fee: money, feeVat: money, net: money };
const totals = z.object({ count, ...money4 });

const breakRollForward = z.object({
  code: text,
  severity: text,
  open: tally,
  new: tally,
  clearedByItself: tally,
  clearedByPerson: tally,
  close: tally,
  oldestAge: orNull(z.int()),
});

const feesOfRate = z.object({
  rate: orNull(rate),
  ...{ count, gross: money, fee: money, feeVat: money, expectedFee: money, difference: money },
});

const source = z.object({
  source: text,
  from: orNull(instant),
  to: orNull(instant),
  pages: orNull(count),
  count: orNull(count),
  amount: orNull(money),
  statedCount: orNull(count),
  statedAmount: orNull(money),
  gap: orNull(text),
  result: z.enum(['complete', 'incomplete', 'waiting']),
});

const rowCounts = z.object({
  ...{ breaks: count, expected: count, charges: count, journal: count },
  transfers: sinceLater(count),
  payout: sinceLater(count),
  balance: sinceLater(count),
  tax: sinceLater(count),
  changes: sinceLater(count),
});

const summary = z.object({
  ...{ expOpen: tally, expNew: tally, expRevised: tally, expWithdrawn: tally },
  ...{ expPaidOfToday: tally, expPaidOfEarlier: tally, expPaidOfLater: tally },
  ...{ expCloseValid: tally, expCloseOverdue: tally },
  uncreditedClose: money,
  balance: sinceLater(balanceBlock),
  transit: sinceLater(transitBlock),
  tax: sinceLater(z.object({ days: count, waiting: count, unsettled: count })),
  breaks: z.array(breakRollForward),
  fees: z.array(feesOfRate),
  notInBooks: z.object({
    ...{ pending: count, failed: count, expired: count },
    webhooksMissed: sinceLater(orNull(count)),
    systemFindings: sinceLater(count),
  }),
});

/** Everything of a report but its rows. */
export const headFields = {
  account: text,
  day,
  version: z.int().min(0).meta({ description: '0 while the day is open.' }),
  status: z.enum(['provisional', 'final', 'restated']),
  asOf: z.object({ position: count, instant, rules: text }),
  digest: sha256.meta({ description: 'SHA-256 of the canonical frozen rows.' }),
  totals,
  otherMethods: totals,
  expected: z.object({
    ...{ count, amount: money, matched: money, open: money, unpaid: money },
    ...{ held: money, remainder: money },
  }),
  paid: z.object({
    count,
    ...money4,
    ...{ matched: money, excess: money, unexpected: money, held: money, remainder: money },
  }),
  matched: tally,
  breaks: z.array(z.object({ code: text, count, amount: money })),
  mode: z.enum(['live', 'test']),
  merchant: z.object({ name: orNull(text), taxId: orNull(text), branch: orNull(text) }),
  window: z.object({ from: instant, to: instant }),
  timeZone: text,
  cutoff: text,
  reason: orNull(text),
  closedAt: orNull(instant),
  chain: z.object({ batch: count, digest: text }),
  previousDigest: orNull(sha256),
  rowCounts,
  summary,
  sources: z.array(source),
  lackedAtFirst: sinceLater(z.array(source)).meta({
    description: 'Of version 2 and later: sources that the first version lacked.',
  }),
};
