import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { unreadable } from '../domain/import.errors.js';
import type { RowError } from '../domain/import.errors.js';
import { jsonFields, readReceipt } from '../domain/read-receipt.js';
import type { RawRow } from '../domain/read-receipt.js';
import type { ExpectedReceipt } from '../domain/expected-receipt.js';
import { ReceiptsCollector } from '../domain/receipts-collector.js';

/** Between so many rows others get their turn: webhooks do not wait for a large file. */
const ROWS_PER_TURN = 1_000;

/** An array of objects; its first element is row 1. */
export async function readJsonReceipts(bytes: Uint8Array): Promise<ReceiptsCollector> {
  const collector = new ReceiptsCollector();
  for (const [index, element] of elementsOf(textOf(bytes)).entries()) {
    collector.add(index + 1, readElement(element, index + 1));
    if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await setImmediate();
  }
  return collector;
}

function textOf(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  throw unreadable(1, 'import.encoding', 'This is not UTF-8 text, as JSON is.');
}

function readElement(element: unknown, row: number): ExpectedReceipt | readonly RowError[] {
  if (typeof element === 'object' && element !== null && !Array.isArray(element)) {
    return readReceipt(element as RawRow, row, jsonFields);
  }
  const message = 'This is not an object such as { "reference": "ORD-1", "amount": 400000, … }.';
  return [{ row, field: null, code: 'row.invalid', message }];
}

function elementsOf(text: string): readonly unknown[] {
  const parsed = parsedJson(text);
  if (Array.isArray(parsed)) return parsed;
  throw unreadable(1, 'import.not_an_array', 'Send an array of rows: [{ "reference": … }, …].');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(1, 'import.not_json', 'This is not JSON; send an array of rows.');
  }
}
