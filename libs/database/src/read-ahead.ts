import type { Queryable } from './database.js';

/**
 * Pages of what `load` answers until it answers nothing. One page is loaded while the one before is
 * worked on: the database and this process work at the same time, on two pages at most.
 */
export async function* readAhead<Row>(
  load: () => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let next = begun(load);
  try {
    for (;;) {
      const page = await next;
      if (page.length === 0) return;
      next = begun(load);
      yield page;
    }
  } finally {
    await next.catch(() => undefined);
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
