/** What a list of breaks may be sorted by; a minus sign before it: descending. */
export const BREAK_SORTS = ['id', 'day', 'amount', 'dueAt', 'openedAt'] as const;

export type BreakSort = (typeof BREAK_SORTS)[number] | `-${(typeof BREAK_SORTS)[number]}`;

/** Where a page ended: the sorted value of its last break as text, and its id. */
export interface BreakPlace {
  readonly value: string;
  readonly id: string;
}

type Column = (typeof BREAK_SORTS)[number];

/** Unknown values come last; `amount` is sorted as a number, everything else as text. */
const VALUE_OF: Readonly<Record<Column, string>> = {
  id: `b.id`,
  day: `coalesce(to_char(b.day, 'YYYY-MM-DD'), '9999')`,
  amount: 'coalesce(b.amount, 0)',
  dueAt: `coalesce(to_char(b.due_on, 'YYYY-MM-DD'), '9999')`,
  openedAt: `to_char(b.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
};

export interface OrderSql {
  readonly value: string;
  readonly orderBy: string;
  /** Condition for what comes after a place given in two parameters. */
  readonly after: (value: string, id: string) => string;
}

/** The id settles what is equal, so that a page begins exactly where the one before it ended. */
export function orderOf(sort: BreakSort): OrderSql {
  const isDown = sort.startsWith('-');
  const column = (isDown ? sort.slice(1) : sort) as Column;
  const type = column === 'amount' ? 'bigint' : 'text COLLATE "C"';
  const value = column === 'amount' ? VALUE_OF[column] : `(${VALUE_OF[column]}) COLLATE "C"`;
  const direction = isDown ? 'DESC' : 'ASC';
  return {
    value: `(${VALUE_OF[column]})::text`,
    orderBy: `${value} ${direction}, b.id COLLATE "C" ${direction}`,
    after: (given, id) =>
      `(${value}, b.id COLLATE "C") ${isDown ? '<' : '>'}
       (${given}::${type}, ${id}::text COLLATE "C")`,
  };
}
