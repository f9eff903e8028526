import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { satang, toJsonInteger } from '#money';
import type { ReportContent } from '../../domain/report-content.js';
import type { ReportHead } from '../../domain/report-head.js';
import { inPieces } from '../in-pieces.js';
import { breakJson, chargeJson, JSON_LISTS, transferJson } from './row-shapes.js';
import type { JsonList } from './row-shapes.js';

export const REPORT_SCHEMA = 'settlement.daily.v1';

/**
 * Writes the report as JSON and ends `out`: its head, then the rows of each sheet. Money is whole
 * satang, times are RFC 3339 UTC, what is unknown is `null` and never absent.
 */
export async function writeReportJson(report: ReportContent, out: Writable): Promise<void> {
  await pipeline(Readable.from(inPieces(texts(report))), out);
}

async function* texts(report: ReportContent): AsyncGenerator<string> {
  yield text(headJson(report.head)).slice(0, -1); // its closing brace comes last
  for (const each of JSON_LISTS) yield* listOf(report, each);
  yield '}\n';
}

/** A sheet that the report was issued without is `null`: nobody knows what it would have said. */
function listOf(report: ReportContent, { name, sheet }: JsonList): AsyncGenerator<string> {
  const { head } = report;
  if (head.rowCounts[sheet] === undefined) return unknownList(name);
  if (sheet === 'charges') return list(name, report.rows(sheet), (row) => chargeJson(row, head));
  if (sheet === 'breaks') return list(name, report.rows(sheet), breakJson);
  if (sheet === 'transfers') return list(name, report.rows(sheet), transferJson);
  return list(name, report.rows(sheet));
}

async function* unknownList(name: string): AsyncGenerator<string> {
  yield `,"${name}":null`;
  await Promise.resolve();
}

async function* list<Row extends object>(
  name: string,
  rows: AsyncIterable<Row>,
  shape: (row: Row) => object = (row) => row,
): AsyncGenerator<string> {
  yield `,"${name}":[`;
  let separator = '\n';
  for await (const row of rows) {
    yield separator + text(shape(row));
    separator = ',\n';
  }
  yield ']';
}

/** The fields of the contract first, then what only a report has. */
function headJson({ account, day, version, status, asOf, digest, ...rest }: ReportHead): object {
  const { totals, otherMethods, expected, paid, matched, breaks, ...more } = rest;
  const figures = { totals, otherMethods, expected, paid, matched, breaks };
  return {
    schema: REPORT_SCHEMA,
    account,
    day,
    version,
    status,
    asOf,
    digest,
    ...figures,
    ...more,
  };
}

const text = (value: object): string => JSON.stringify(plain(value));

/** Copied with its money as numbers: a function called for every field by `stringify` is slower. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return toJsonInteger(satang(value));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) copy[key] = plain(field);
  return copy;
}
