import { ChangeSetting } from '#accounts';
import { LogReader, ProjectionRunner } from '#event-store';
import { FINDING_KIND, findingEvents } from '#findings';
import { FixedClock, parseInstant, sha256 } from '#kernel';
import { satang } from '#money';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { expectationsAlone, startExpectations } from './expectations-alone.fixtures.js';
import type { ExpectationsAlone } from './expectations-alone.fixtures.js';
import {
  EXPECTATION_KIND,
  expectationEvents,
  GetExpectationHistory,
  ImportExpectedReceipts,
  PreviewExpectedReceipts,
  SumExpectations,
  WithdrawExpectation,
} from './index.js';
import type { ExpectationFilter, ReceiptFile, StatedTotals } from './index.js';

const at = parseInstant('2026-11-20T01:00:00Z');
const csv = (text: string, more: Partial<ReceiptFile> = {}): ReceiptFile => ({
  kind: 'csv',
  bytes: Buffer.from(text),
  ...more,
});
const HEADING = 'reference,amount,currency,expectedOn';
const TWO = csv(`${HEADING}\nA,"1,000.00",THB,2026-11-20\nB,250.50,THB,2026-11-21\n`);
const SHOP = 'ร้านมาลี,,\nเลขที่,ยอดรวม,วันที่\nA,"฿1,000.00",20/11/2569\nB,(5.00),21/11/2569\n';
const MAPPING = {
  reference: 'เลขที่',
  amount: ['Total', 'ยอดรวม'],
  expectedOn: 'วันที่',
  dateFormats: 'dd/mm/yyyy',
  era: 'be',
} as const;

describe('files of expected receipts', () => {
  let alone: ExpectationsAlone;
  let account: string;

  beforeAll(async () => {
    alone = await startExpectations(new FixedClock(at));
  });
  beforeEach(async () => {
    account = await alone.openAccount();
  });
  afterAll(() => alone.stop());

  const commands = () => alone.app.get(CommandBus);
  const send = (file: ReceiptFile, stated: StatedTotals = {}) =>
    commands().execute(new ImportExpectedReceipts(account, file, 'Somchai', stated));
  const preview = (file: ReceiptFile, stated: StatedTotals = {}) =>
    alone.app.get(QueryBus).execute(new PreviewExpectedReceipts(account, file, stated));
  const save = (mapping: object, target: 'receipts' | 'bank' = 'receipts') => {
    const preset = { name: 'shop', target, mapping } as never;
    return commands().execute(
      new ChangeSetting(account, { kind: 'save-import-preset', at, preset }, 'Malee'),
    );
  };
  const log = () => alone.app.get(LogReader);
  const events = () => log().ofKind(account, EXPECTATION_KIND, expectationEvents);
  const findings = () => log().ofKind(account, FINDING_KIND, findingEvents);

  it('are previewed as they would be imported, and nothing is stored', async () => {
    await send(csv(`${HEADING}\nA,999,THB,2026-11-20\nC,1,THB,2026-11-20\n`));
    const before = await log().head(account);
    const file = csv(`${HEADING}\nA,1000,THB,2026-11-20\nB,2,THB,2026-11-19\nC,1,THB,2026-11-20`);
    const controlTotals = { count: 3, amount: 100_300n };
    const counts = { accepted: 1, revised: 1, unchanged: 1, controlTotals };
    expect(await preview(file)).toMatchObject({
      ...counts,
      importable: true,
      days: [
        { day: '2026-11-19', count: 1, amount: 200n },
        { day: '2026-11-20', count: 2, amount: 100_100n },
      ],
      rows: [{ reference: 'A', amount: 100_000n }, { reference: 'B' }, { reference: 'C' }],
      reading: { form: 'csv', headingRow: 1, columns: { amount: 'amount' }, ignored: [] },
      errors: [],
    });
    expect(await log().head(account)).toEqual(before);
    expect(await send(file)).toEqual(counts);
  });

  it('are previewed with every error, and the good rows beside', async () => {
    const shown = await preview(csv(SHOP, { mapping: MAPPING }));
    expect(shown).toMatchObject({
      importable: false,
      accepted: 1,
      controlTotals: { count: 1, amount: 100_000n },
      reading: {
        headingRow: 2,
        columns: { reference: 'เลขที่', amount: 'ยอดรวม', expectedOn: 'วันที่' },
      },
      errors: [{ row: 4, field: 'amount', code: 'amount.not_positive' }],
    });
    expect(await preview(csv('%PDF-1.7'))).toMatchObject({
      importable: false,
      rows: [],
      reading: null,
      errors: [{ row: 1, code: 'import.not_a_table' }],
    });
  });

  it('are read by the latest preset of that name', async () => {
    const good = csv(SHOP.replace('(5.00)', '5'), { preset: 'shop' });
    await expect(send(good)).rejects.toMatchObject({ code: 'preset.unknown' });
    await save({ reference: 'x', amount: 'y', expectedOn: 'z' });
    await expect(send(good)).rejects.toMatchObject({ code: 'import.refused' });
    await save(MAPPING);
    expect(await send(good)).toMatchObject({ accepted: 2, controlTotals: { amount: 100_500n } });
    const [first] = await events();
    expect(first?.data).toMatchObject({ currency: 'THB', expectedOn: '2026-11-20' });
    await save(MAPPING, 'bank');
    await expect(send(good)).rejects.toMatchObject({ code: 'preset.unknown' });
  });

  it('are read by what is stated with them before what a preset says', async () => {
    await save({ ...MAPPING, amount: 'Total' });
    const good = SHOP.replace('(5.00)', '5');
    await expect(send(csv(good, { preset: 'shop' }))).rejects.toMatchObject({
      details: { errors: [{ row: 2, field: 'amount', code: 'import.missing_column' }] },
    });
    const stated = csv(good, { preset: 'shop', mapping: { amount: 'ยอดรวม' } });
    expect(await send(stated)).toMatchObject({ accepted: 2 });
  });

  it.each([
    [{ reference: 'a' }, 'no column for amount, expectedOn'],
    [{ colour: 'red' }, 'colour'],
    [{ era: 'auto', dateFormats: ['dd/mm'] }, 'no format of dates'],
    [{ encoding: 'koi8-r' }, 'encoding'],
  ])('are refused with a mapping that cannot be: %p', async (mapping, told) => {
    await expect(send({ ...TWO, mapping })).rejects.toThrow(told);
  });

  it('that hold other than is stated are refused, and that is a finding, once', async () => {
    const stated = { count: 3, amount: satang(125_050n) };
    const refusal = { code: 'import.control_total', details: { breakCode: 'CONTROL_TOTAL' } };
    await expect(preview(TWO, stated)).rejects.toMatchObject(refusal);
    expect(await findings()).toEqual([]);
    await expect(send(TWO, stated)).rejects.toMatchObject(refusal);
    await expect(send(TWO, stated)).rejects.toMatchObject(refusal);
    await expect(send(TWO, { amount: satang(1n) })).rejects.toThrow(
      'The file has 2 rows of 1250.50 baht, but 0.01 baht were stated.',
    );
    expect((await findings()).map(({ data }) => data)).toMatchObject([
      { code: 'CONTROL_TOTAL', subject: { kind: 'import', id: sha256(TWO.bytes) } },
      { code: 'CONTROL_TOTAL' },
    ]);
    expect(await events()).toEqual([]);
    expect(await send(TWO, { count: 2, amount: satang(125_050n) })).toMatchObject({ accepted: 2 });
  });

  it('leave a history of each receipt, and totals of any filter', async () => {
    await send(TWO);
    await send(csv(`${HEADING}\nA,7,THB,2026-11-20`));
    await commands().execute(new WithdrawExpectation(account, 'A', 'void', 'Malee'));
    const queries = alone.app.get(QueryBus);
    const history = await queries.execute(new GetExpectationHistory(account, 'A'));
    expect(history.map(({ type, version, cause }) => [type, version, cause])).toEqual([
      ['receipt.expected', 1, 'import'],
      ['expectation.revised', 2, 'import'],
      ['expectation.withdrawn', 3, 'person'],
    ]);
    expect(history[1]?.data).toMatchObject({ amount: 700n, previous: { amount: 100_000n } });
    await alone.app.get(ProjectionRunner).catchUp(account, expectationsAlone);
    const totals = (filter: ExpectationFilter) =>
      queries.execute(new SumExpectations(account, filter));
    expect(await totals({})).toEqual({ count: 2, amount: 25_750n });
    expect(await totals({ status: 'withdrawn' })).toEqual({ count: 1, amount: 700n });
    expect(await totals({ text: 'b' })).toEqual({ count: 1, amount: 25_050n });
    expect(await totals({ text: '%' })).toEqual({ count: 0, amount: 0n });
    expect(await totals({ text: '\u0000' })).toEqual({ count: 0, amount: 0n });
    await expect(queries.execute(new GetExpectationHistory(account, 'Z'))).rejects.toMatchObject({
      code: 'expectation.unknown',
    });
  });
});
