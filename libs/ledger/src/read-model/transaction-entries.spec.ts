import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import type { BalanceTransaction } from '#payouts';
import { CREDITED, posted, reposted } from '../../../../test/support/payout-events.js';
import { toldBooks } from './told-books.fixtures.js';
import type { Circumstances } from './told-books.fixtures.js';

const day = (dayOfMonth: number) => parseBusinessDay(`2026-11-${dayOfMonth}`);
const amount = (value: bigint) => ({ amount: satang(value) });

describe('R2, V1 and S1, other transactions', () => {
  const entryOf = (transaction: Partial<BalanceTransaction>, circumstances?: Circumstances) =>
    toldBooks([posted({ ...CREDITED, ...transaction })], circumstances).entries[0];
  const receipt = { origin: 'receipt', originId: 'rcpt_1', ...amount(28n) } as const;

  it('credit the balance with what a charge brought, whether or not the charge is known', () => {
    expect(entryOf({})).toEqual({
      ...{ id: 'R2:trxn_1', kind: 'R2', subject: 'chrg_1' },
      ...{ postingDay: day(20), relatesTo: day(20) },
      lines: { 'opn-balance': 392_938n, 'opn-uncredited': -392_938n },
    });
  });

  it.each([
    ['credit', { 'opn-balance': 28n, 'input-vat-undue': -28n }],
    ['debit', { 'opn-balance': -28n, 'input-vat-undue': 28n }],
  ] as const)('settle the rounding of VAT: a %s', (direction, lines) => {
    const entry = entryOf({ ...receipt, direction });
    expect(entry).toMatchObject({ id: 'V1:trxn_1', kind: 'V1', subject: 'rcpt_1', lines });
  });

  it.each([
    ['refund', 'rfnd_1', 'opn-adjustments'],
    ['dispute', 'dspt_1', 'opn-adjustments'],
    ['unknown', 'what_1', 'suspense'],
    ['unknown', null, 'suspense'],
    ['transfer', null, 'suspense'],
  ] as const)('show a %s %s in %s', (origin, originId, account) => {
    expect(entryOf({ origin, originId, direction: 'debit' })).toMatchObject({
      ...{ id: 'S1:trxn_1', kind: 'S1', subject: 'trxn_1' },
      lines: { [account]: 392_938n, 'opn-balance': -392_938n },
    });
  });

  it('post in the first open day, not before the opening, and in baht only', () => {
    const closed = entryOf({}, { closed: [day(20)] });
    expect(closed).toMatchObject({ postingDay: day(21), relatesTo: day(20) });
    expect(entryOf({}, { openingDay: day(21) })).toBeUndefined();
    expect(entryOf({}, { openingDay: day(20) })).toBeDefined();
    expect(entryOf({ currency: 'USD' })).toBeUndefined();
    expect(entryOf(amount(0n))).toBeUndefined();
  });

  it('are undone and posted anew when Opn shows them differently', () => {
    const unknown = { ...CREDITED, origin: 'unknown', originId: null } as const;
    const story = [posted(unknown), reposted(unknown, CREDITED)];
    const [, undone, anew] = toldBooks(story).entries;
    expect(undone).toMatchObject({
      ...{ id: 'S1:trxn_1:unamended@2', kind: 'S1', subject: 'trxn_1', relatesTo: day(20) },
      lines: { 'opn-balance': -392_938n, suspense: 392_938n },
    });
    expect(anew).toMatchObject({
      ...{ id: 'R2:trxn_1:amended@2', kind: 'R2', subject: 'chrg_1', relatesTo: day(20) },
      lines: { 'opn-balance': 392_938n, 'opn-uncredited': -392_938n },
    });
  });

  it('post nothing for what moves no money', () => {
    const renamed = { ...CREDITED, key: 'charge.net', transferableAt: null };
    expect(toldBooks([posted(CREDITED), reposted(CREDITED, renamed)]).entries).toHaveLength(1);
  });
});
