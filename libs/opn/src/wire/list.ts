import { z } from 'zod';
import { decodeWith } from './decode-with.js';

/** One page of any list. Its items stay raw: a bad one must not take its neighbours with it. */
export interface OpnList {
  readonly items: readonly unknown[];
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
}

const count = z.int('is not a count').nonnegative('is negative');

const list = z
  .looseObject({
    object: z.string().regex(/(^|_)list$/, 'is not a list'),
    data: z.array(z.unknown(), 'is not an array'),
    offset: count,
    limit: count,
    total: count,
  })
  .transform(({ data, offset, limit, total }): OpnList => ({ items: data, offset, limit, total }));

/** Reads a list's envelope (receipts call it `receipt_list`); throws `opn.shape`. */
export const decodeList = (raw: unknown): OpnList => decodeWith('list', list, raw);
