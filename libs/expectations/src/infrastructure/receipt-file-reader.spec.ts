import { MAX_FILE_BYTES } from '../application/receipt-file.js';
import type { ReceiptFile, ReceiptFileKind } from '../application/receipt-file.js';
import { contractLayout } from '../application/receipt-mapping.js';
import type { RowError } from '../domain/import.errors.js';
import { AnyReceiptFileReader } from './receipt-file-reader.js';

const reader = new AnyReceiptFileReader();
const read = (file: ReceiptFile) => reader.read(file, contractLayout('Asia/Bangkok'));
const row = { reference: 'ORD-1', amount: 400_000, currency: 'THB', expectedOn: '2026-11-20' };
const CSV = 'reference,amount,currency,expectedOn\nORD-1,4000,THB,2026-11-20\n';

const json = (content: unknown) => ({
  kind: 'json' as const,
  bytes: Buffer.from(JSON.stringify(content)),
});

async function errorsOf(kind: ReceiptFileKind, bytes: Uint8Array): Promise<readonly string[]> {
  try {
    return told((await read({ kind, bytes })).errors);
  } catch (error) {
    const { errors } = (error as { details: { errors: RowError[] } }).details;
    return told(errors);
  }
}

const told = (errors: readonly RowError[]): readonly string[] =>
  errors.map(({ row: number, field, code }) => `${number} ${field ?? '-'} ${code}`);

const jsonErrors = (content: unknown) => errorsOf('json', json(content).bytes);

describe('a file', () => {
  it('may begin with a byte order mark', async () => {
    const bytes = Buffer.from(`\uFEFF${CSV}`);
    const { receipts } = await read({ kind: 'csv', bytes });
    expect(receipts).toMatchObject([{ reference: 'ORD-1' }]);
  });

  it.each([
    ['TIS-620', Buffer.concat([Buffer.from(CSV.trimEnd()), Buffer.from([0xa1, 0xd2])])],
    ['UTF-16', Buffer.from(`\uFEFF${CSV.trimEnd()}กา`, 'utf16le')],
  ])('may be %s', async (_, bytes) => {
    expect(await errorsOf('csv', bytes)).toEqual(['2 expectedOn day.invalid']);
  });

  it('must be one encoding, and says from which line on it is another', async () => {
    const thai = [Buffer.from('ไทย,1,THB,2026-11-20\n'), Buffer.from([0xa1, 0xd2])];
    expect(await errorsOf('csv', Buffer.concat([Buffer.from(CSV), ...thai]))).toEqual([
      '4 - import.encoding',
    ]);
    expect(await errorsOf('csv', Buffer.from([0x41, 0x0a, 0xff]))).toEqual(['2 - import.encoding']);
    expect(await errorsOf('json', Buffer.from([0x5b, 0xff]))).toEqual(['1 - import.encoding']);
  });

  it('has a largest size', async () => {
    const bytes = Buffer.alloc(MAX_FILE_BYTES + 1, ' ');
    expect(await errorsOf('csv', bytes)).toEqual(['1 - import.too_large']);
  });
});

describe('JSON of expected receipts', () => {
  it('is read in satang', async () => {
    const { receipts, controlTotals } = await read(json([row, { ...row, reference: 'B' }]));
    expect(receipts).toMatchObject([
      { reference: 'ORD-1', amount: 400_000n, dueAt: null },
      { reference: 'B', amount: 400_000n },
    ]);
    expect(controlTotals).toEqual({ count: 2, amount: 800_000n });
  });

  it('says the same as the CSV of the same orders', async () => {
    const csv = await read({ kind: 'csv', bytes: Buffer.from(CSV) });
    expect(await read(json([row]))).toEqual({ ...csv, reading: null });
  });

  it.each<[string, object, string]>([
    ['baht as text', { amount: '4000.00' }, '1 amount money.invalid'],
    ['half a satang', { amount: 0.5 }, '1 amount money.invalid'],
    ['more than JSON can say', { amount: 2 ** 53 }, '1 amount money.invalid'],
    ['nothing', { amount: 0 }, '1 amount amount.not_positive'],
    ['less than nothing', { amount: -1 }, '1 amount amount.not_positive'],
    ['no amount', { amount: null }, '1 amount field.required'],
    ['an unknown field', { colour: 'red' }, '1 colour field.unknown'],
    ['snake_case', { due_at: '2026-11-20T00:00:00Z' }, '1 due_at field.unknown'],
    ['a number for a reference', { reference: 100234 }, '1 reference text.required'],
    ['NUL', { reference: 'A\u0000' }, '1 reference text.invalid'],
    ['half a character', { note: '\ud800' }, '1 note text.invalid'],
    ['an object for a note', { note: {} }, '1 note field.invalid'],
    ['another currency', { currency: 'USD' }, '1 currency currency.unsupported'],
  ])('refuses %s', async (_, change, error) => {
    expect(await jsonErrors([{ ...row, ...change }])).toEqual([error]);
  });

  it('counts its elements from 1', async () => {
    const bad = [{ ...row, amount: 0 }, { ...row, reference: 'B' }, null, [], 'x'];
    expect(await jsonErrors(bad)).toEqual([
      '1 amount amount.not_positive',
      '3 - row.invalid',
      '4 - row.invalid',
      '5 - row.invalid',
    ]);
  });

  it('refuses nesting without end', async () => {
    const nested = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    const text = JSON.stringify([{ ...row, amount: 'nested' }]).replace('"nested"', nested);
    expect(await errorsOf('json', Buffer.from(text))).toEqual(['1 amount field.invalid']);
  });

  it('refuses a hostile key by its name', async () => {
    const text =
      '[{"reference":"A","amount":1,"currency":"THB","expectedOn":"2026-11-20","__proto__":{}}]';
    expect(await errorsOf('json', Buffer.from(text))).toEqual(['1 __proto__ field.unknown']);
  });

  it('must be an array with rows', async () => {
    expect(await jsonErrors([])).toEqual(['1 - import.empty']);
    expect(await jsonErrors({ ...row })).toEqual(['1 - import.not_an_array']);
    expect(await errorsOf('json', Buffer.from('[{]'))).toEqual(['1 - import.not_json']);
  });
});
