import { reviveMoney } from '#money';
import type { FrozenRows } from '../domain/frozen-rows.js';
import type { SheetName } from '../domain/report-head.js';
import { REPORT_MONEY } from '../domain/report-money.js';
import type { DifferingRows, RowDifferences } from '../domain/row-differences.js';
import type { ReportKey } from './report-store.js';
import type { StagedRows } from './staged-rows.js';

/**
 * Rows that a report which is being put together does not share with an issued one: the database
 * compares them, and hands out those that differ.
 */
export class StagedDifferences implements RowDifferences {
  constructor(
    private readonly before: ReportKey,
    private readonly staged: StagedRows,
  ) {}

  async of<Sheet extends SheetName>(sheet: Sheet): Promise<DifferingRows<FrozenRows[Sheet]>> {
    return {
      before: await this.rows(sheet, ONLY_BEFORE),
      after: await this.rows(sheet, ONLY_AFTER),
    };
  }

  private async rows<Sheet extends SheetName>(
    sheet: Sheet,
    statement: string,
  ): Promise<readonly FrozenRows[Sheet][]> {
    const { account, day, version, digest } = this.before;
    const values = [account, day, version, digest, sheet];
    const rows = await this.staged.on.query<{ data: unknown }>(statement, values);
    return rows.map(
      ({ data }) => reviveMoney(data, REPORT_MONEY, 'report.damaged') as FrozenRows[Sheet],
    );
  }
}

const BEFORE = `
  SELECT ordinal, data FROM report_rows
  WHERE account = $1 AND day = $2 AND version = $3 AND digest = $4 AND sheet = $5`;
const AFTER = 'SELECT ordinal, line::jsonb AS data FROM report_staged WHERE sheet = $5';

const onlyIn = (some: string, others: string): string => `
  SELECT s.data FROM (${some}) s
  WHERE NOT EXISTS (SELECT FROM (${others}) o WHERE o.data = s.data) ORDER BY s.ordinal`;

const ONLY_BEFORE = onlyIn(BEFORE, AFTER);
const ONLY_AFTER = onlyIn(AFTER, BEFORE);
