import type { BusinessDay, Month } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import { PeriodClosed, periodEvents, PeriodReopened } from './period.events.js';
import { evolveClosedMonths, periodDecider } from './period.js';

const { given } = specify(periodDecider);
const at = parseInstant('2026-12-01T02:00:00Z');
const month = '2026-11' as Month;
const closed = {
  month,
  by: 'suda',
  days: [{ day: '2026-11-30' as BusinessDay, version: 2, digest: '0a' }],
  provisional: { days: ['2026-11-30' as BusinessDay], note: 'Opn has no receipts for us' },
  balances: [{ ledgerAccount: 'opn-balance', balance: satang(-150n) }],
};
const closing = { kind: 'close', at, closed } as const;
const reopening = { kind: 'reopen', at, month, by: 'anan', reason: 'fee note came' } as const;
const isClosed = new PeriodClosed(at, closed);
const isReopened = new PeriodReopened(at, { month, by: 'anan', reason: 'fee note came' });

describe('a month', () => {
  it('is closed once', () => {
    given().when(closing).then(isClosed);
    given(isClosed).when(closing).thenNothing();
  });

  it('is closed with provisional days only for a reason', () => {
    const unexplained = { ...closed, provisional: { ...closed.provisional, note: ' ' } };
    const order = { ...closing, closed: unexplained };
    expect(() => given().when(order)).toThrow(/why 2026-11 is closed with provisional days/u);
  });

  it('is reopened only when it is closed, and for a reason', () => {
    given(isClosed).when(reopening).then(isReopened);
    expect(() => given().when(reopening)).toThrow('2026-11 is not closed.');
    expect(() => given(isClosed, isReopened).when(reopening)).toThrow('2026-11 is not closed.');
    const unexplained = { ...reopening, reason: ' ' };
    expect(() => given(isClosed).when(unexplained)).toThrow(/why 2026-11 is reopened/u);
  });

  it('can be closed again once it was reopened', () => {
    given(isClosed, isReopened).when(closing).then(isClosed);
  });

  it('is among the closed ones as its last event says', () => {
    const after = (...events: readonly (PeriodClosed | PeriodReopened)[]) => [
      ...events.reduce(evolveClosedMonths, new Set<Month>()),
    ];
    expect(after(isClosed)).toEqual([month]);
    expect(after(isClosed, isReopened)).toEqual([]);
    expect(after(isClosed, isReopened, isClosed)).toEqual([month]);
  });
});

it('the events of months are written as they always were', () => {
  checkGolden(periodEvents, [isClosed, isReopened]);
});
