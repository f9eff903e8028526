// How the database compares two versions of a report, and finds what differs.
import type { ComparedSheet } from '../domain/row-differences.js';

interface ReadAs {
  readonly key: string;
  readonly order: string;
}

/** What a row is found by in two versions, and its order; small sheets are one part. */
export const READ_AS: Readonly<Record<ComparedSheet, ReadAs>> = {
  charges: { key: "data ->> 'chargeId'", order: "data ->> 'reference'" },
  expected: { key: "data ->> 'reference'", order: "data ->> 'reference'" },
  breaks: { key: "data ->> 'breakId'", order: 'NULL' },
  tax: { key: "''", order: 'NULL' },
  journal: { key: "''", order: 'NULL' },
};

export const CREATE = `
  DROP TABLE IF EXISTS pg_temp.report_differing;
  CREATE TEMPORARY TABLE report_differing (
    sheet text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, about text COLLATE "C",
    is_new boolean NOT NULL, ordinal integer NOT NULL
  );
  CREATE INDEX ON report_differing (sheet, key);
  CREATE INDEX ON report_differing (sheet, about) WHERE about IS NOT NULL`;

/**
 * A full join is never done row against row, whatever the database believes of their number: rows
 * that were written a moment ago are not in its statistics.
 */
export const compared = ({ key, order }: ReadAs): string => `
  INSERT INTO report_differing (sheet, key, about, is_new, ordinal)
  SELECT $5, coalesce(next.key, old.key), coalesce(next.about, old.about), old.ordinal IS NULL,
    coalesce(next.ordinal, old.ordinal)
  FROM (
    SELECT ordinal, ${key} AS key, ${order} AS about, ${PRINT} AS print FROM report_rows
    WHERE account = $1 AND day = $2 AND version = $3 AND digest = $4 AND sheet = $5
  ) AS old FULL JOIN (
    SELECT ordinal, ${key} AS key, ${order} AS about, ${PRINT} AS print
    FROM (SELECT ordinal, line::jsonb AS data FROM report_staged WHERE sheet = $5) AS staged
  ) AS next ON next.print = old.print
  WHERE next.ordinal IS NULL OR old.ordinal IS NULL`;

/** Of equal rows it is the same, and a fraction of their size. */
const PRINT = "sha256(convert_to(data::text, 'UTF8'))";

export const COUNT = `
  SELECT count(*)::integer AS count FROM report_differing WHERE sheet = ANY($1::text[])`;

export const shared = ({ key, order }: ReadAs): string => `
  SELECT data FROM report_rows r
  WHERE account = $1 AND day = $2 AND version = $3 AND digest = $4 AND sheet = $5
    AND (${key} = ANY($6::text[]) OR ${order} = ANY($6::text[]))
    AND NOT EXISTS (SELECT FROM report_differing d
                    WHERE d.sheet = $5 AND NOT d.is_new AND d.ordinal = r.ordinal)
  ORDER BY ordinal`;

export const KEYS = `
  SELECT DISTINCT key FROM report_differing
  WHERE sheet = $1 AND ($2::text IS NULL OR key > $2) ORDER BY key LIMIT $3`;

export const OF_KEYS = `
  SELECT is_new AS "isNew", ordinal FROM report_differing
  WHERE sheet = $1 AND key = ANY($2::text[])`;

export const RELATED = `
  SELECT is_new AS "isNew", ordinal FROM report_differing
  WHERE sheet = $1 AND (about = ANY($2::text[]) OR key = ANY($3::text[]))`;

export const FROZEN_AT = `
  SELECT data FROM report_rows
  WHERE account = $1 AND day = $2 AND version = $3 AND digest = $4 AND sheet = $5
    AND ordinal = ANY($6::integer[]) ORDER BY ordinal`;

export const STAGED_AT = `
  SELECT line::jsonb AS data FROM report_staged
  WHERE sheet = $1 AND ordinal = ANY($2::integer[]) ORDER BY ordinal`;
