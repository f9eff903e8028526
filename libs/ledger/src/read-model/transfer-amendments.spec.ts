import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import {
  created,
  noonOf,
  paid,
  posted,
  reposted,
  TAKEN,
  TERMS,
} from '../../../../test/support/payout-events.js';
import { CAME_BACK, entriesOf, OUT, toldBooks } from './told-books.fixtures.js';

const day = (dayOfMonth: number) => parseBusinessDay(`2026-11-${dayOfMonth}`);

describe('a transaction of a transfer', () => {
  it('that is amended posts the difference', () => {
    const dearer = { ...TAKEN, amount: satang(100_001n) };
    expect(entriesOf([created(), posted(TAKEN), reposted(TAKEN, dearer)]).slice(1)).toEqual([
      [`${OUT}:trxn_out:amended@2`, 20, { 'opn-balance': -1n, suspense: 1n }],
    ]);
  });

  it('may turn out to be another one’s, or no transfer’s at all', () => {
    const story = [created(), posted(TAKEN)];
    const other = { ...TAKEN, originId: 'trsf_2' };
    const WENT = 'trxn_out:amended@2';
    expect(entriesOf([...story, reposted(TAKEN, other)]).slice(1)).toEqual([
      [`${OUT}:${WENT}`, 20, CAME_BACK],
      [`T1:trsf_2:${WENT}`, 20, { suspense: 100_000n, 'opn-balance': -100_000n }],
    ]);
    const charge = { ...TAKEN, origin: 'charge', originId: 'chrg_1' } as const;
    expect(entriesOf([...story, reposted(TAKEN, charge)]).slice(1)).toEqual([
      [`${OUT}:${WENT}`, 20, CAME_BACK],
      ['R2:trxn_out:amended@2', 20, { 'opn-uncredited': 100_000n, 'opn-balance': -100_000n }],
    ]);
  });

  it('posts nothing for what moves no money', () => {
    const renamed = { ...TAKEN, key: 'transfer.debit', transferableAt: noonOf(25) };
    expect(entriesOf([created(), posted(TAKEN), reposted(TAKEN, renamed)])).toHaveLength(1);
  });
});

describe('a transfer and its days', () => {
  it('is posted in the first open day, and says to which day it relates', () => {
    const { entries } = toldBooks([created(), posted(TAKEN)], { closed: [day(20), day(21)] });
    expect(entries[0]).toMatchObject({ postingDay: day(22), relatesTo: day(20) });
  });

  it('that went out before the books began is not posted, neither then nor when it is paid', () => {
    const begun = { openingDay: day(21) };
    expect(entriesOf([created(), posted(TAKEN), paid()], begun)).toEqual([]);
    expect(entriesOf([created(), paid(), posted(TAKEN)], begun)).toEqual([]);
  });

  it('in another currency is not posted', () => {
    const dollars = { currency: 'USD' };
    const story = [created({ ...TERMS, ...dollars }), posted({ ...TAKEN, ...dollars }), paid()];
    expect(entriesOf(story)).toEqual([]);
  });
});
