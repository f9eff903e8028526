import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { satang, toJsonInteger } from '#money';
import type { ChargeRow } from '../../domain/frozen-rows.js';
import type { ReportContent } from '../../domain/report-content.js';
import type { ReportHead } from '../../domain/report-head.js';
import { inPieces } from '../in-pieces.js';

const REPORT_SCHEMA = 'settlement.daily.v1';

/**
 * Writes the report as JSON and ends `out`: its head, then the rows of each sheet. Money is whole
 * satang, times are RFC 3339 UTC, what is unknown is `null` and never absent.
 */
export async function writeReportJson(report: ReportContent, out: Writable): Promise<void> {
  await pipeline(Readable.from(inPieces(texts(report))), out);
}

async function* texts(report: ReportContent): AsyncGenerator<string> {
  const { head } = report;
  yield text(headJson(head)).slice(0, -1); // its closing brace comes last
  yield* list('charges', report.rows('charges'), (row) => chargeJson(row, head));
  yield* list('expectedReceipts', report.rows('expected'));
  yield* list('breakItems', report.rows('breaks'));
  yield* list('journal', report.rows('journal'));
  yield '}\n';
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

/** A report lists what is booked; when a charge was last read is no part of what was issued. */
const BOOKED_CURRENCY = 'THB';

/** A charge has the names it has everywhere in the API. */
function chargeJson(
  { chargeId, failure, ...row }: ChargeRow,
  { account, day }: ReportHead,
): object {
  const own = { id: chargeId, account, businessDay: day, failureCode: failure };
  return { ...own, currency: BOOKED_CURRENCY, lastReadAt: null, ...row };
}

const text = (value: object): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? toJsonInteger(satang(item)) : item,
  );
