import { MINUTE_MS, parseInstant, plusMs } from '#kernel';
import { satang } from '#money';
import { specify } from '../../../../test/support/specify.js';
import { BalanceObserved } from './balance.events.js';
import type { ObservedBalance } from './balance.events.js';
import { balanceDecider } from './balance.js';

const { given } = specify(balanceDecider);

const BALANCE: ObservedBalance = {
  currency: 'THB',
  total: satang(2_037_738n),
  transferable: satang(1_644_800n),
  onHold: satang(392_938n),
  reserve: satang(0n),
  transactionsBefore: 17,
  transactionsAfter: 17,
  isComparable: true,
};

const look = (minutes: number, changes: Partial<ObservedBalance> = {}) => ({
  at: plusMs(parseInstant('2026-11-20T05:00:00Z'), minutes * MINUTE_MS),
  balance: { ...BALANCE, ...changes },
});
const observed = ({ at, balance }: ReturnType<typeof look>) => new BalanceObserved(at, balance);
const known = given(observed(look(0)));

describe('a balance', () => {
  it('is observed at first', () => {
    given()
      .when(look(0))
      .then(observed(look(0)));
  });

  it('is no news again within the hour, and a sign of life after it', () => {
    known.when(look(59)).thenNothing();
    known.when(look(60)).then(observed(look(60)));
  });

  it.each([
    { total: satang(1n) },
    { transferable: satang(1n) },
    { onHold: satang(1n) },
    { reserve: satang(1n) },
    { currency: 'USD' },
    { isComparable: false },
  ])('is news at once if it differs: %p', (change) => {
    known.when(look(1, change)).then(observed(look(1, change)));
  });

  it('does not differ by the number of transactions', () => {
    known.when(look(1, { transactionsBefore: 18, transactionsAfter: 18 })).thenNothing();
  });
});
