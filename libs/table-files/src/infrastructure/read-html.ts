import { setImmediate } from 'node:timers/promises';
import { htmlRows } from '../domain/html-rows.js';
import { RowsCollector } from '../domain/rows-collector.js';
import type { TableRow } from '../domain/table.js';

/** Between so many rows others get their turn. */
const ROWS_PER_TURN = 500;

export async function readHtml(html: string, maxRows: number): Promise<readonly TableRow[]> {
  const rows = new RowsCollector(maxRows);
  let count = 0;
  for (const row of htmlRows(html)) {
    rows.add(row);
    count += 1;
    if (count % ROWS_PER_TURN === 0) await setImmediate();
  }
  return rows.all;
}
