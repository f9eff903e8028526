import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { satang, toJsonInteger } from '#money';
import { confirmationLetter } from '../../domain/pack/confirmation-letter.js';
import type { Pack } from '../../domain/pack/pack.js';
import { PACK_SHEETS } from '../../domain/pack/pack-sheets.js';
import { inPieces } from '../in-pieces.js';

const PACK_SCHEMA = 'settlement.monthly.v1';

/**
 * Writes the pack as JSON and ends `out`: its head, its confirmation, then all rows of each table.
 * Money is whole satang, times are RFC 3339 UTC, what is unknown is `null` and never absent.
 */
export async function writePackJson(pack: Pack, out: Writable): Promise<void> {
  await pipeline(Readable.from(inPieces(texts(pack))), out);
}

async function* texts({ head, confirmation, tables }: Pack): AsyncGenerator<string> {
  const letter = confirmationLetter(head, confirmation);
  const first = { schema: PACK_SCHEMA, ...head, confirmation: { ...confirmation, letter } };
  yield await Promise.resolve(text(first).slice(0, -1)); // its closing brace comes last
  for (const sheet of PACK_SHEETS) {
    yield `,"${sheet}":[`;
    const rows: readonly object[] = tables[sheet];
    for (const [index, row] of rows.entries()) yield `${index === 0 ? '\n' : ',\n'}${text(row)}`;
    yield ']';
  }
  yield '}\n';
}

const text = (value: object): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? toJsonInteger(satang(item)) : item,
  );
