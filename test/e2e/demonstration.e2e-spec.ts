import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { RunningInstallation } from './installation.js';
import { SimulatedDay } from './simulated-day.js';
import type { Report, SimulatedRecord } from './simulated-day.js';

const STORY_LIMIT_MS = 180_000;
const FIRST_ROW = 6;
const OPENPYXL_MISSING = 3;

describe('the demonstration, from start to workbook', () => {
  const installation = new RunningInstallation({
    SIMULATOR_SEED: '7',
    SIMULATOR_PLAY_SECONDS: '8',
  });
  const simulated = new SimulatedDay(installation);
  let record: SimulatedRecord;
  let report: Report;

  beforeAll(async () => {
    await installation.start();
    await simulated.played();
    record = await simulated.record();
    report = await simulated.closed(record.day);
    record = await simulated.record();
  }, STORY_LIMIT_MS);

  afterAll(async () => {
    await installation.stop();
    installation.remove();
  }, STORY_LIMIT_MS);

  it('says that it is a demonstration, and where it is', () => {
    expect(installation.output).toMatch(/DEMONSTRATION/);
    expect(installation.output).toMatch(/^Yodtrong is ready at http:\/\/127\.0\.0\.1:\d+$/m);
  });

  it('agrees with the simulator’s own record to the satang', () => {
    const told = record.days.find(({ day }) => day === record.day);
    expect(report.totals).toEqual(told?.promptPay);
    expect(report.otherMethods).toEqual(told?.otherMethods);
    expect(report.paid).toMatchObject({ ...record.paid, remainder: 0 });
    expect(report.expected).toMatchObject({ ...record.expected, remainder: 0 });
  });

  it('finds every planted break, and no other', () => {
    const planted = record.breaks.filter(({ code }) => code !== 'WEBHOOK_MISSED');
    expect(report.breaks).toEqual(planted);
  });

  it(
    'keeps books that balance, and are those that the simulator keeps for itself',
    async () => {
      const { own, known } = await simulated.ledgers();
      expect(own).toEqual(known);
      expect(Object.values(own).reduce((sum, balance) => sum + balance, 0)).toBe(0);
    },
    STORY_LIMIT_MS,
  );

  it('has moved out of clearing what is matched, and what is owed back', async () => {
    const { data } = await installation.get<{ data: LedgerBalance[] }>('/v1/ledger/balances');
    const balance = (name: string) => data.find((one) => one.ledgerAccount === name)?.balance;
    expect(balance('reconciled-receipts')).toBe(-(report.paid['matched'] ?? 0));
    expect(balance('customer-refunds-payable')).toBe(-(report.paid['excess'] ?? 0));
  });

  it('hands out a workbook with the same rows and sums', async () => {
    const answer = await installation.ask(`/v1/settlement-reports/${record.day}.xlsx`);
    expect(answer.headers.get('content-type')).toMatch(/spreadsheetml/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from(Buffer.from(await answer.arrayBuffer())));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['Control', 'Summary', 'Breaks', 'Expected', 'Charges', 'Transfers'],
      ...['Payout', 'Balance', 'Tax', 'Journal', 'Glossary'],
    ]);
    const charges = workbook.getWorksheet('Charges');
    expect(columnSum(charges, 'Gross')).toBe(report.totals.gross);
    expect(columnSum(charges, 'Fee')).toBe(report.totals.fee);
    expect(columnSum(charges, 'Net')).toBe(report.totals.net);
  });

  it('hands out a workbook that another program adds up in the same way', async () => {
    const answer = await installation.ask(`/v1/settlement-reports/${record.day}.xlsx`);
    const file = join(installation.dataDir, 'report.xlsx');
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const verdict = checkedByOpenpyxl(file);
    process.stdout.write(`openpyxl: ${verdict}\n`);
    expect(verdict).toMatch(/^(agrees|openpyxl not installed)/);
  });

  it('hands out the same charges as CSV, heading first', async () => {
    const answer = await installation.ask(`/v1/settlement-reports/${record.day}.csv`);
    const lines = (await answer.text()).trim().split(/\r?\n/);
    expect(lines[0]).toMatch(/^charge_id,reference,/);
    expect(lines).toHaveLength(report.charges.length + 1);
  });

  it('exports a journal that hledger can read, entry by entry in balance', async () => {
    const text = await (await installation.ask('/v1/ledger/journal.hledger')).text();
    const entries = text.trim().split('\n\n').slice(1);
    const sums = entries.map((entry) =>
      [...entry.matchAll(/ {2}(-?\d+)\.(\d{2}) THB$/gm)]
        .map(([, baht = '', satang = '']) => Number(baht + satang))
        .reduce((sum, amount) => sum + amount, 0),
    );
    expect(sums.length).toBeGreaterThan(report.totals.count);
    expect(sums.every((sum) => sum === 0)).toBe(true);
  });

  it('answers a second closing with the same version', async () => {
    const again = await simulated.closed(record.day);
    expect(again).toMatchObject({ version: report.version, digest: report.digest });
  });

  it(
    'ends with Ctrl-C and leaves nothing running',
    async () => {
      const { address } = installation;
      await installation.stop();
      await expect(fetch(`${address}/health/live`)).rejects.toThrow();
    },
    STORY_LIMIT_MS,
  );
});

/** The last line of the independent check; `openpyxl not installed` where no Python has it. */
function checkedByOpenpyxl(file: string): string {
  let verdict = 'openpyxl not installed';
  for (const python of ['/usr/bin/python3', 'python3']) {
    const run = spawnSync(python, ['test/independent/check-workbook.py', file], {
      encoding: 'utf8',
    });
    if (run.error !== undefined || run.status === OPENPYXL_MISSING) continue;
    verdict = run.stdout.trim().split('\n').at(-1) ?? '';
    break;
  }
  return verdict;
}

interface LedgerBalance {
  readonly ledgerAccount: string;
  readonly balance: number;
}

/** Sum of a money column in satang, found by its heading in row 5. */
function columnSum(sheet: ExcelJS.Worksheet | undefined, heading: string): number {
  const headings = sheet?.getRow(FIRST_ROW - 1).values as unknown[];
  const column = headings.indexOf(heading);
  let sum = 0;
  sheet?.eachRow((row, number) => {
    const value = row.getCell(column).value;
    if (number >= FIRST_ROW && typeof value === 'number') sum += Math.round(value * 100);
  });
  return sum;
}
