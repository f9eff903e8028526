import { z } from 'zod';
import { REPORT_SCHEMA } from '../report-json.js';
import { headFields } from './head.schema.js';
import { balanceRow, payoutRow, transferRow } from './payout.schema.js';
import { breakRow, changeRow, chargeRow, expectedRow, journalRow, taxRow } from './row.schema.js';

/** Null: the report was issued before there was such a sheet. */
const rowsSinceLater = <Row extends z.ZodType>(row: Row) => z.array(row).nullable();

/** A settlement report as JSON. Fields may be added; none goes, and none changes its meaning. */
export const settlementDailySchema = z.object({
  schema: z.literal(REPORT_SCHEMA),
  ...headFields,
  charges: z.array(chargeRow),
  expectedReceipts: z.array(expectedRow),
  breakItems: z.array(breakRow),
  journal: z.array(journalRow),
  transfers: rowsSinceLater(transferRow),
  payoutParts: rowsSinceLater(payoutRow),
  balanceParts: rowsSinceLater(balanceRow),
  tax: rowsSinceLater(taxRow),
  changes: rowsSinceLater(changeRow),
});

/** The same for whoever checks it with other tools: JSON Schema, draft 2020-12. */
export function settlementDailyJsonSchema(): object {
  const schema = z.toJSONSchema(settlementDailySchema, { io: 'input' });
  return {
    $schema: schema.$schema,
    $id: `urn:yodtrong:schema:${REPORT_SCHEMA}`,
    title: 'Settlement report of one business day',
    description:
      'Money is whole satang, times are RFC 3339 in UTC, days are business days. What is unknown ' +
      'is null. Fields may be added within this version of the schema.',
    ...schema,
  };
}
