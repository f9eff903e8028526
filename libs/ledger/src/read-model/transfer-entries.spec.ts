import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import type { BalanceTransaction } from '#payouts';
import {
  amended,
  created,
  failed,
  noonOf,
  paid,
  posted,
  RETURNED,
  sent,
  TAKEN,
  TERMS,
  TRANSFER_ID,
} from '../../../../test/support/payout-events.js';
import { BACK, CAME_BACK, entriesOf, OUT, toldBooks, WENT_OUT } from './told-books.fixtures.js';

const day = (dayOfMonth: number) => parseBusinessDay(`2026-11-${dayOfMonth}`);
const amount = (value: bigint) => ({ amount: satang(value) });
const taken = (value: bigint, more: Partial<BalanceTransaction> = {}) =>
  posted({ ...TAKEN, ...amount(value), ...more });
const returned = (value: bigint, more: Partial<BalanceTransaction> = {}) =>
  posted({ ...RETURNED, ...amount(value), ...more });

describe('T1, a transfer', () => {
  it('goes out of the balance when Opn takes it: net, fee and VAT, in one entry', () => {
    const { entries } = toldBooks([created(), posted(TAKEN), sent(), paid()]);
    expect(entries).toEqual([
      {
        ...{ id: `${OUT}:trxn_out`, kind: 'T1', subject: TRANSFER_ID },
        ...{ postingDay: day(20), relatesTo: day(20), lines: WENT_OUT },
      },
    ]);
  });

  it('is explained later if its transaction was known first', () => {
    expect(entriesOf([posted(TAKEN), created()])).toEqual([
      [`${OUT}:trxn_out`, 20, { suspense: 100_000n, 'opn-balance': -100_000n }],
      [
        ...[`${OUT}:created@1`, 20],
        {
          ...{ 'in-transit': 97_000n, 'transfer-fees': 2_804n, 'input-vat-undue': 196n },
          suspense: -100_000n,
        },
      ],
    ]);
  });

  it('follows its amended terms', () => {
    const dearer = { ...TERMS, fee: satang(2_904n), net: satang(96_900n) };
    expect(entriesOf([created(), posted(TAKEN), amended(TERMS, dearer)]).slice(1)).toEqual([
      [`${OUT}:amended@2`, 20, { 'in-transit': -100n, 'transfer-fees': 100n }],
    ]);
    expect(entriesOf([created(), amended(TERMS, { ...TERMS, lastDigits: '0001' })])).toEqual([]);
  });

  it('shows in suspense what was taken besides its amount', () => {
    expect(entriesOf([created(), taken(100_500n)])).toEqual([
      [`${OUT}:trxn_out`, 20, { ...WENT_OUT, 'opn-balance': -100_500n, suspense: 500n }],
    ]);
  });

  it('may be taken in parts, amount and fee apart', () => {
    const fee = taken(3_000n, { transactionId: 'trxn_fee' });
    expect(entriesOf([created(), taken(97_000n), fee])).toEqual([
      [`${OUT}:trxn_out`, 20, { ...WENT_OUT, 'opn-balance': -97_000n, suspense: -3_000n }],
      [`${OUT}:trxn_fee`, 20, { 'opn-balance': -3_000n, suspense: 3_000n }],
    ]);
  });

  it('is explained on the first of the days on which it was taken', () => {
    const later = taken(3_000n, { transactionId: 'trxn_fee', createdAt: noonOf(21) });
    const byDay = entriesOf([created(), later, taken(97_000n)]);
    expect(byDay.map(([id, on]) => [id, on])).toEqual([
      [`${OUT}:trxn_fee`, 21],
      [`${OUT}:trxn_out`, 20],
      [`${OUT}:trxn_out:2026-11-21`, 21],
    ]);
    expect(byDay[1]![2]).toEqual({ ...WENT_OUT, 'opn-balance': -97_000n, suspense: -3_000n });
  });
});

describe('T1 of a transfer without a transaction', () => {
  it('is posted when it is paid, and moves to the transaction that comes after all', () => {
    const story = [created(), sent(), paid()];
    expect(entriesOf(story)).toEqual([[`${OUT}:paid@3`, 21, WENT_OUT]]);
    expect(entriesOf([...story, posted(TAKEN)]).slice(1)).toEqual([
      [`${OUT}:trxn_out`, 20, WENT_OUT],
      [`${OUT}:trxn_out:2026-11-21`, 21, CAME_BACK],
    ]);
  });

  it('has nothing to add when the transaction comes later on the same day', () => {
    const { entries } = toldBooks([created(), paid(noonOf(20)), posted(TAKEN)]);
    expect(entries.map(({ id }) => id)).toEqual([`${OUT}:paid@2`]);
  });

  it('is taken back when the transfer fails after all, unless transactions say otherwise', () => {
    const story = [created(), paid(), failed()];
    expect(entriesOf(story).slice(1)).toEqual([[`${BACK}:failed@3`, 22, CAME_BACK]]);
    expect(entriesOf([created(), failed()])).toEqual([]);
    expect(entriesOf([created(), posted(TAKEN), paid(), failed()])).toHaveLength(1);
    expect(entriesOf([created(), paid(), failed(), returned(97_000n)]).slice(2)).toEqual([
      [
        ...[`${BACK}:trxn_back`, 22],
        { 'opn-balance': -3_000n, 'transfer-fees': 2_804n, 'input-vat-undue': 196n },
      ],
    ]);
  });
});

describe('a transfer without a transaction, when the books begin', () => {
  const begin = (dayOfMonth: number) => ({ openingDay: day(dayOfMonth) });
  const story = [created(), sent(), paid()];

  it('is not posted if it was created before: the opening balance is without it', () => {
    expect(entriesOf(story, begin(21))).toEqual([]);
    expect(entriesOf([...story, posted(TAKEN)], begin(21))).toEqual([]);
    expect(entriesOf([posted(TAKEN), ...story], begin(21))).toEqual([]);
  });

  it('is posted if it was created on the first day, or later', () => {
    expect(entriesOf(story, begin(20))).toEqual([[`${OUT}:paid@3`, 21, WENT_OUT]]);
  });

  it('has come back to the balance all the same', () => {
    expect(entriesOf([...story, failed()], begin(21))).toEqual([
      [`${BACK}:failed@4`, 22, CAME_BACK],
    ]);
  });

  it('is posted on the first day if only then Opn took it', () => {
    const late = posted({ ...TAKEN, createdAt: noonOf(21) });
    expect(entriesOf([...story, late], begin(21)).map(([, ...posting]) => posting)).toEqual([
      [21, WENT_OUT],
    ]);
  });
});

describe('T2, a transfer that came back', () => {
  const story = [created(), posted(TAKEN), failed()];

  it('undoes everything if the whole amount was credited', () => {
    expect(entriesOf([...story, posted(RETURNED)]).slice(1)).toEqual([
      [`${BACK}:trxn_back`, 22, CAME_BACK],
    ]);
  });

  it('undoes everything although the terms do not add up', () => {
    const stale = created({ ...TERMS, ...amount(5_000n) });
    const [out, back] = entriesOf([stale, taken(5_000n), returned(5_000n)]);
    expect(out![2]).toEqual({ ...WENT_OUT, 'opn-balance': -5_000n, suspense: -95_000n });
    expect(back![2]).toEqual({ ...CAME_BACK, 'opn-balance': 5_000n, suspense: 95_000n });
  });

  it('leaves the fee and its VAT spent if only the net was', () => {
    expect(entriesOf([...story, returned(97_000n)]).slice(1)).toEqual([
      [`${BACK}:trxn_back`, 22, { 'opn-balance': 97_000n, 'in-transit': -97_000n }],
    ]);
  });

  it('gives the fee back when that is credited too', () => {
    const fee = returned(3_000n, { transactionId: 'trxn_fee', createdAt: noonOf(23) });
    expect(entriesOf([...story, fee, returned(97_000n)]).slice(2)).toEqual([
      [`${BACK}:trxn_back`, 22, { 'opn-balance': 97_000n, 'in-transit': -97_000n }],
      [
        ...[`${BACK}:trxn_back:2026-11-23`, 23],
        { 'in-transit': 3_000n, 'transfer-fees': -2_804n, 'input-vat-undue': -196n },
      ],
    ]);
  });

  it('leaves in transit what is missing, and in suspense what is too much', () => {
    const [less, more] = [96_000n, 98_000n].map((value) => entriesOf([...story, returned(value)]));
    expect(less![1]![2]).toEqual({ 'opn-balance': 96_000n, 'in-transit': -96_000n });
    const back = { 'opn-balance': 98_000n, 'in-transit': -97_000n, suspense: -1_000n };
    expect(more![1]![2]).toEqual(back);
  });
});
