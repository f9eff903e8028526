import type { BusinessDay, CutoffTime } from '#calendar';
import { parseInstant } from '#kernel';
import { parseRate, satang } from '#money';
import { specify } from '../../../../test/support/specify.js';
import { accountDecider } from './account.js';
import type { AccountOrder } from './account-orders.js';
import { AccountOpened, ContractRateSet, CutoffSet, MatchingRulesSet } from './account.events.js';
import { DEFAULT_MATCHING_RULES } from './matching-rules.js';

const { given } = specify(accountDecider);

const at = parseInstant('2026-11-20T02:00:00Z');
const day = (text: string) => text as BusinessDay;
const time = (text: string) => text as CutoffTime;
const today = day('2026-11-20');
const rules = DEFAULT_MATCHING_RULES;

const open: AccountOrder = {
  kind: 'open',
  at,
  mode: 'live',
  timeZone: 'Asia/Bangkok',
  cutoff: time('00:00'),
  openingDay: day('2026-11-01'),
  openingBalance: satang(150_000n),
  rules,
};
const opened = [
  new AccountOpened(at, {
    mode: 'live',
    timeZone: 'Asia/Bangkok',
    openingDay: day('2026-11-01'),
    openingBalance: satang(150_000n),
  }),
  new CutoffSet(at, { from: null, time: time('00:00') }),
  new MatchingRulesSet(at, { from: null, rules }),
];

const setCutoff = (from: string): AccountOrder => ({
  kind: 'set-cutoff',
  at,
  from: day(from),
  time: time('02:00'),
  today,
});
const setRules = (changes: Partial<typeof rules>, from = '2026-11-21'): AccountOrder => ({
  kind: 'set-matching-rules',
  at,
  from: day(from),
  rules: { ...rules, ...changes },
  today,
});
const rate = (feeRate: string) => ({
  from: day('2026-11-01'),
  paymentMethod: 'promptpay',
  feeRate: parseRate(feeRate),
  vatRate: parseRate('7'),
});
const setRate = (feeRate: string): AccountOrder => ({
  kind: 'set-contract-rate',
  at,
  ...rate(feeRate),
});

describe('an account', () => {
  it('is opened once, with its first settings', () => {
    given()
      .when(open)
      .then(...opened);
    given(...opened)
      .when({ ...open, mode: 'test' })
      .thenNothing();
  });

  it('has no settings to change before it is opened', () => {
    expect(() => given().when(setCutoff('2026-11-21'))).toThrow(
      expect.objectContaining({ code: 'account.unknown' }),
    );
  });

  it('changes its cut-off from a day that has not begun', () => {
    const set = new CutoffSet(at, { from: day('2026-11-21'), time: time('02:00') });
    given(...opened)
      .when(setCutoff('2026-11-21'))
      .then(set);
    given(...opened, set)
      .when(setCutoff('2026-11-21'))
      .thenNothing();
  });

  it.each(['2026-11-20', '2026-11-19'])('keeps the rules of a day that has begun: %s', (from) => {
    const late = expect.objectContaining({
      code: 'setting.too_late',
      message: expect.stringContaining(
        `the day after 2026-11-20 on at the earliest, not from ${from}`,
      ),
    });
    expect(() => given(...opened).when(setCutoff(from))).toThrow(late);
    expect(() => given(...opened).when(setRules({}, from))).toThrow(late);
  });

  it('changes its matching rules', () => {
    const changes = { descriptionPattern: 'Order (?<reference>\\d+)', graceMinutes: 0 };
    const set = new MatchingRulesSet(at, {
      from: day('2026-11-21'),
      rules: { ...rules, ...changes },
    });
    given(...opened)
      .when(setRules(changes))
      .then(set);
    given(...opened, set)
      .when(setRules(changes))
      .thenNothing();
  });

  it.each([
    ['a pattern that does not compile', { descriptionPattern: 'Order (' }],
    ['a pattern without a group', { descriptionPattern: 'Order \\(\\d+\\)' }],
    ['a pattern with only an unnamed one', { descriptionPattern: 'Order (?:\\d+)' }],
    ['a pattern that is too long', { descriptionPattern: `(${'a'.repeat(200)})` }],
    ['a pattern that cannot be stored', { descriptionPattern: '(\u0000)' }],
    ['no keys', { keys: [] }],
    ['a key twice', { keys: ['pattern', 'metadata', 'pattern'] as const }],
    ['an unknown key', { keys: ['amount' as 'pattern'] }],
    ['an empty key', { orderMetadataKey: '' }],
    ['a long key', { orderMetadataKey: 'k'.repeat(101) }],
    ['a key that cannot be stored', { orderMetadataKey: 'order\uD800' }],
    ['a negative grace', { graceMinutes: -1 }],
    ['a grace beyond a week', { graceMinutes: 10_081 }],
    ['a fraction of a minute', { graceMinutes: 0.5 }],
  ])('refuses %s', (_, changes) => {
    expect(() => given(...opened).when(setRules(changes))).toThrow(
      expect.objectContaining({ code: 'setting.invalid' }),
    );
  });

  it('takes contract rates for days gone by: the contract was true before it was told', () => {
    const set = new ContractRateSet(at, rate('1.65'));
    given(...opened)
      .when(setRate('1.65'))
      .then(set);
    given(...opened, set)
      .when(setRate('1.650'))
      .thenNothing();
    given(...opened, set)
      .when(setRate('1.7'))
      .then(new ContractRateSet(at, rate('1.7')));
  });
});
