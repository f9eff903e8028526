import type { Instant } from '#kernel';

/** What an answer says about the world, as JSON. */
export type Rendered = Readonly<Record<string, unknown>>;

export interface ListFrame {
  readonly offset?: number;
  readonly limit?: number;
  readonly total?: number;
  readonly order?: string;
  readonly from?: Instant;
  readonly to: Instant;
}

/** The one list that calls itself something else. */
const objectOf = (location: string): string => (location === '/receipts' ? 'receipt_list' : 'list');

export function renderList(location: string, data: readonly unknown[], frame: ListFrame): Rendered {
  const { offset = 0, limit = 20, total = data.length, order = 'chronological' } = frame;
  const from = frame.from ?? '1970-01-01T00:00:00Z';
  const object = objectOf(location);
  return { object, data, limit, offset, total, location, order, from, to: frame.to };
}
