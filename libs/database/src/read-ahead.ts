import type { Queryable } from './database.js';

/**
 * Pages of what `load` answers until it answers nothing. Some are loaded while the one before is
 * worked on: the database and this process work at the same time, on few pages at once. More than
 * one ahead are asked for together: `load` knows where each begins before it waits for it.
 */
export async function* readAhead<Row>(
  load: () => Promise<readonly Row[]>,
  pagesAhead = 1,
): AsyncGenerator<readonly Row[]> {
  const coming = Array.from({ length: pagesAhead }, () => begun(load));
  try {
    for (let next = coming.shift(); next; next = coming.shift()) {
      const page = await next;
      if (page.length === 0) return;
      coming.push(begun(load));
      yield page;
    }
  } finally {
    await Promise.allSettled(coming);
  }
}

/** What fails is told to whoever waits for it, and to nobody else. */
function begun<Row>(load: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const page = load();
  page.catch(() => undefined);
  return page;
}

/** Rows of a statement page by page, within a transaction; after the last one there are none. */
export async function openCursor<Row extends object>(
  on: Queryable,
  name: string,
  statement: string,
  values: readonly unknown[],
  rowsPerPage: number,
): Promise<() => Promise<readonly Row[]>> {
  // All of its rows will be wanted, not the first ones soonest.
  await on.query(`SELECT set_config('cursor_tuple_fraction', '1', true)`);
  await on.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${statement}`, values);
  return async () => {
    const rows = await on.query<Row>(`FETCH FORWARD ${rowsPerPage} FROM ${name}`);
    if (rows.length === 0) await on.query(`CLOSE ${name}`);
    return rows;
  };
}
