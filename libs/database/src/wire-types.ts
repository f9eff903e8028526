import { parseInstant } from '#kernel';
import pg from 'pg';

const { builtins } = pg.types;

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

/** Of the years that an `Instant` can have, to the second: most times of most rows. */
const WHOLE_SECONDS = /^(?!9999)[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d\+00$/;

/** `2026-11-20 03:48:31.5+00` as PostgreSQL writes it in UTC sessions: valid, whatever it is. */
function instantFromWire(text: string): string {
  if (WHOLE_SECONDS.test(text)) return `${text.slice(0, 10)}T${text.slice(11, 19)}Z`;
  return parseInstant(`${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`);
}

/** What the driver hands out: whole numbers exactly, times as `Instant`, days as text. */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.TIMESTAMPTZ, instantFromWire],
  [builtins.DATE, (text) => text],
]);

export const wireTypes = {
  getTypeParser(oid: TypeId, format?: 'text' | 'binary'): unknown {
    return parsers.get(oid) ?? pg.types.getTypeParser(oid, format);
  },
};
