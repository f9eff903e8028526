import { businessDayOf } from '#calendar';
import type { BusinessDay, CutoffTime } from '#calendar';
import { parseInstant } from '#kernel';
import { parseRate, satang } from '#money';
import { settingsIn } from './account-context.js';
import { AccountOpened, ContractRateSet, CutoffSet, MatchingRulesSet } from './account.events.js';
import type { AccountEvent } from './account.events.js';
import { contractRateOn, evolveSettings, isPosted, matchingRulesOn } from './account-settings.js';
import type { AccountSettings } from './account-settings.js';
import { DEFAULT_MATCHING_RULES } from './matching-rules.js';

const at = parseInstant('2026-11-20T02:00:00Z');
const day = (text: string) => text as BusinessDay;
const opened = (openingDay: BusinessDay | null) =>
  new AccountOpened(at, {
    mode: 'test',
    timeZone: 'Asia/Bangkok',
    openingDay,
    openingBalance: satang(0n),
  });
const cutoff = (from: string | null, time: string) =>
  new CutoffSet(at, { from: from === null ? null : day(from), time: time as CutoffTime });
const grace = (from: string | null, graceMinutes: number) =>
  new MatchingRulesSet(at, {
    from: from === null ? null : day(from),
    rules: { ...DEFAULT_MATCHING_RULES, graceMinutes },
  });
const rate = (from: string, feeRate: string, paymentMethod = 'promptpay') =>
  new ContractRateSet(at, {
    from: day(from),
    paymentMethod,
    feeRate: parseRate(feeRate),
    vatRate: parseRate('7'),
  });

function settingsAfter(...events: AccountEvent[]): AccountSettings {
  const settings = [opened(null), ...events].reduce<AccountSettings | null>(evolveSettings, null);
  return settingsIn({ settings });
}

describe('the settings of an account', () => {
  it('count themselves: the number names the rules in force', () => {
    expect(settingsAfter().version).toBe(1);
    expect(settingsAfter(cutoff(null, '00:00'), grace(null, 30)).version).toBe(3);
  });

  it('change nothing before the account was opened', () => {
    expect(evolveSettings(null, cutoff(null, '02:00'))).toBeNull();
    expect(() => settingsIn({ settings: null })).toThrow(
      expect.objectContaining({ code: 'account.unknown' }),
    );
  });

  it('move the end of days from their day on, whatever the order they were told in', () => {
    const late = parseInstant('2026-11-25T18:30:00Z'); // 01:30 on the 26th in Bangkok
    const sooner = [
      cutoff(null, '00:00'),
      cutoff('2026-11-24', '02:00'),
      cutoff('2026-12-01', '03:00'),
    ];
    for (const events of [sooner, [...sooner].reverse()]) {
      expect(businessDayOf(late, settingsAfter(...events).days)).toBe('2026-11-25');
    }
    expect(businessDayOf(late, settingsAfter(cutoff(null, '00:00')).days)).toBe('2026-11-26');
  });

  it('hold from their day on', () => {
    const settings = settingsAfter(grace(null, 30), grace('2026-11-24', 60));
    expect(matchingRulesOn(settings, day('2026-11-23')).graceMinutes).toBe(30);
    expect(matchingRulesOn(settings, day('2026-11-24')).graceMinutes).toBe(60);
    expect(matchingRulesOn(settingsAfter(), day('2026-11-24'))).toEqual(DEFAULT_MATCHING_RULES);
  });

  it('have the keys in the order of old, where it was not told', () => {
    const { keys: _, ...stored } = { ...DEFAULT_MATCHING_RULES, graceMinutes: 45 };
    const settings = settingsAfter(new MatchingRulesSet(at, { from: null, rules: stored }));
    const keys = ['charge-id', 'metadata', 'pattern'];
    expect(matchingRulesOn(settings, day('2026-11-24'))).toEqual({ ...stored, keys });
  });

  it('of the same day are as they were told last', () => {
    const settings = settingsAfter(grace('2026-11-24', 60), grace('2026-11-24', 90));
    expect(matchingRulesOn(settings, day('2026-11-24')).graceMinutes).toBe(90);
    expect(settings.matchingRules).toHaveLength(1);
  });

  it('know the contract of each payment method on a day', () => {
    const settings = settingsAfter(
      rate('2026-12-01', '1.5'),
      rate('2026-11-01', '1.6'),
      rate('2026-11-01', '1.65'),
      rate('2026-11-01', '3.65', 'card'),
    );
    const on = (text: string, method = 'promptpay') =>
      contractRateOn(settings, method, day(text))?.feeRate ?? null;
    expect(on('2026-10-31')).toBeNull();
    expect(on('2026-11-30')).toBe('1.65');
    expect(on('2026-12-01')).toBe('1.5');
    expect(on('2026-12-01', 'card')).toBe('3.65');
    expect(on('2026-12-01', 'truemoney')).toBeNull();
  });

  it('post the whole history, or from the opening day on', () => {
    const from = evolveSettings(null, opened(day('2026-11-01')));
    expect(isPosted(settingsAfter(), day('2020-01-01'))).toBe(true);
    expect(from && isPosted(from, day('2026-10-31'))).toBe(false);
    expect(from && isPosted(from, day('2026-11-01'))).toBe(true);
  });
});
