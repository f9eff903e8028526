// The baseline of `xlsx`: the same stored rows and styles, written by exceljs as it comes.
import 'reflect-metadata';
import { createWriteStream } from 'node:fs';

import Excel from 'exceljs';
import pg from 'pg';

import { COLUMNS } from '../../dist/libs/settlement-reports/src/domain/sheets.js';
import { REPORT_MONEY } from '../../dist/libs/settlement-reports/src/domain/report-money.js';
import { LOOKS } from '../../dist/libs/settlement-reports/src/infrastructure/xlsx/looks.js';
import { reviveMoney } from '../../dist/libs/money/src/index.js';

const ROWS_PER_READ = 2_000;
const SATANG_PER_BAHT = 100;
const SHEETS = ['breaks', 'expected', 'charges', 'journal'];

const client = new pg.Client({ connectionString: process.env.BENCH_DATABASE_URL });
await client.connect();

const cell = {
  text: (value) => value,
  money: (value) => Number(value) / SATANG_PER_BAHT,
  integer: (value) => value,
  rate: (value) => Number(value),
  day: (value) => new Date(value),
  time: (value) => new Date(value),
};

const lookOf = ({ type, look }) => LOOKS[type === 'text' && look !== 'plain' ? look : type];

async function writeSheet(book, sheet, day) {
  const columns = COLUMNS[sheet];
  const page = book.addWorksheet(sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map((column) => ({
    header: column.heading.en,
    width: column.width,
    style: lookOf(column),
  }));
  for (let from = 0; ; from += ROWS_PER_READ) {
    const { rows } = await client.query(
      `SELECT data FROM report_rows
       WHERE day = $1 AND sheet = $2 AND ordinal >= $3 AND ordinal < $4 ORDER BY ordinal`,
      [day, sheet, from, from + ROWS_PER_READ],
    );
    for (const { data } of rows) {
      const row = reviveMoney(data, REPORT_MONEY, 'report.damaged');
      const values = columns.map(({ type, value }) => {
        const own = value(row, 'en');
        return own === null ? null : cell[type](own);
      });
      page.addRow(values).commit();
    }
    if (rows.length < ROWS_PER_READ) break;
  }
  page.commit();
}

process.on('message', async ({ work, day, file }) => {
  if (work === 'stop') {
    await client.end();
    process.exit(0);
  }
  try {
    const stream = createWriteStream(file);
    const book = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
    for (const sheet of SHEETS) await writeSheet(book, sheet, day);
    await book.commit();
    process.send({ rssMb: Math.round(process.resourceUsage().maxRSS / 1024) });
  } catch (error) {
    process.send({ error: error.stack });
  }
});
process.send({ ready: true });
