import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { exampleReport } from '../../../fixtures/example-report.fixtures.js';
import { InMemoryFile } from '../../../fixtures/in-memory-file.fixtures.js';
import { reportOf, SMALL_REPORT } from '../../../fixtures/report.fixtures.js';
import type { FixtureReport } from '../../../fixtures/report.fixtures.js';
import { writeReportJson } from '../report-json.js';
import { settlementDailyJsonSchema, settlementDailySchema } from './settlement-daily.schema.js';

const FILE = join(process.cwd(), 'docs/schemas/settlement.daily.v1.json');

async function jsonOf(report: FixtureReport): Promise<unknown> {
  const file = new InMemoryFile();
  await writeReportJson(report, file);
  return JSON.parse(file.text);
}

/** As a report was that had four sheets only. */
function withoutLaterSheets(report: FixtureReport): FixtureReport {
  const { breaks, expected, charges, journal } = report.head.rowCounts;
  return report.with({ rowCounts: { breaks, expected, charges, journal } });
}

describe('the schema of the JSON of a report', () => {
  it.each([
    ['a day with rows on every sheet', exampleReport()],
    ['a small day', SMALL_REPORT],
    ['a day without anything', reportOf([])],
    ['a day of four sheets', withoutLaterSheets(SMALL_REPORT)],
  ])('describes every field of %s, and no other', async (_, report) => {
    const json = await jsonOf(report);
    // What is not in the schema is left out of what it answers with.
    expect(settlementDailySchema.parse(json)).toEqual(json);
  });

  it('refuses a report that lacks something', async () => {
    const { asOf: _, ...rest } = (await jsonOf(SMALL_REPORT)) as Record<string, unknown>;
    expect(settlementDailySchema.safeParse(rest).success).toBe(false);
  });

  it('is the one in docs/schemas (GOLDEN=write writes it)', async () => {
    const options = { ...(await resolveConfig(FILE)), filepath: FILE };
    const text = await format(JSON.stringify(settlementDailyJsonSchema()), options);
    if (process.env['GOLDEN'] === 'write') writeFileSync(FILE, text);
    expect(readFileSync(FILE, 'utf8')).toBe(text);
  });
});
