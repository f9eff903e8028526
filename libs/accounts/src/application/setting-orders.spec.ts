import type { BusinessDay } from '#calendar';
import { DomainError, parseInstant } from '#kernel';
import { satang } from '#money';
import { holidaysOf, rulesOn, settingsAtOpening } from '../domain/account-settings.js';
import { evolveSettings } from '../domain/account-settings.js';
import type { AccountSettings } from '../domain/account-settings.js';
import { accountDecider } from '../domain/account.js';
import { settingOrder } from './setting-orders.js';

const at = parseInstant('2026-11-20T02:00:00Z');
const today = '2026-11-20' as BusinessDay;
const fresh = settingsAtOpening({
  mode: 'live',
  timeZone: 'Asia/Bangkok',
  openingDay: null,
  openingBalance: satang(0n),
});

interface Change {
  readonly name: string;
  readonly values: unknown;
  readonly by?: string;
}

/** The settings after several changes, each decided on what the ones before it left. */
const after = (...changes: readonly Change[]): AccountSettings =>
  changes.reduce<AccountSettings>((settings, { name, values, by = 'suda' }) => {
    const order = settingOrder(
      name,
      values,
      { at, today, by, isPerson: by !== 'a service' },
      settings,
    );
    const events = accountDecider.decide(order, settings);
    return events.reduce<AccountSettings | null>(evolveSettings, settings) ?? settings;
  }, fresh);

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
  return undefined;
};

describe('rules of a field of work', () => {
  it('hold from their day on, and keep what a change leaves out', () => {
    const settings = after(
      { name: 'tax-rules', values: { from: '2026-12-01', withholding: 'per-month' } },
      { name: 'tax-rules', values: { from: '2027-01-01', reclaimDays: 60 } },
    );
    const on = (day: string) => rulesOn(settings, 'tax', day as BusinessDay);
    expect(on('2026-11-30').withholding).toBe('off');
    expect(on('2026-12-01')).toMatchObject({ withholding: 'per-month', reclaimDays: 90 });
    expect(on('2027-01-01')).toMatchObject({ withholding: 'per-month', reclaimDays: 60 });
  });

  it.each<Change>([
    { name: 'payout-rules', values: { from: '2026-12-01', scheduledOn: [8] } },
    { name: 'tax-rules', values: { from: '2026-12-01', buyerTaxId: '123' } },
    { name: 'work-rules', values: { from: '2026-12-01', approvalAbove: -1 } },
    { name: 'bank-rules', values: { from: '2026-12-01', payoutTexts: [] } },
    { name: 'report-rules', values: { from: '2026-12-01', promisedHour: '24:00' } },
    { name: 'report-rules', values: { from: '2026-12-01', languages: ['th', 'th'] } },
    { name: 'merchant', values: { from: '2026-12-01', taxId: '0105500000000' } },
    { name: 'merchant', values: { from: '2026-12-01', branch: { code: '00001' } } },
    { name: 'account-codes', values: { from: '2026-12-01', codes: { cash: { code: '1' } } } },
    { name: 'account-codes', values: { from: '2026-12-01', codes: { bank: { code: ' ' } } } },
    ...['=1', '+1', '-1', '@1', ' =1'].map((code) => ({
      name: 'account-codes',
      values: { from: '2026-12-01', codes: { bank: { code } } },
    })),
    { name: 'alert-rules', values: { from: '2026-12-01', quietFrom: '25:00' } },
    { name: 'alert-rules', values: { from: '2026-12-01', digestHour: '07:30' } },
    { name: 'alert-rules', values: { from: '2026-12-01', quietUntil: '09:00' } },
    { name: 'alert-rules', values: { from: '2026-12-01', mismatchPercent: '101' } },
    { name: 'alert-rules', values: { from: '2026-12-01', repeatMinutes: [60, 30] } },
    { name: 'alert-rules', values: { from: '2026-12-01', routes: { 'no-such': {} } } },
    { name: 'transfer-fee', values: { from: '2026-12-01', fee: 28.04, feeVat: 1 } },
    { name: 'import-preset', values: { name: 'My Preset', target: 'bank', mapping: {} } },
  ])('are refused when they cannot work: $name $values', (change) => {
    expect(codeOf(() => after(change))).toBe('setting.invalid');
  });

  it.each<Change>([
    { name: 'tax-rules', values: { from: '0001-01-01' } },
    { name: 'cutoff', values: { from: '9999-12-31', time: '02:00' } },
    { name: 'holidays', values: { holidays: ['2569-12-31'] } },
  ])('are refused for days that nobody means: $name $values', (change) => {
    expect(codeOf(() => after(change))).toBe('day.invalid');
  });

  it('are refused by a name that nobody knows, with those that exist', () => {
    const act = () => after({ name: 'toString', values: {} });
    expect(act).toThrow(/There is no setting "toString"; there are cutoff, .*import-preset/u);
  });
});

describe('a bank account for payouts', () => {
  const account = { bankCode: 'kbank', lastDigits: '6789' };
  const act = (what: string, by: string): Change => ({
    name: 'payout-account',
    values: { ...account, do: what },
    by,
  });

  it('is allowed once another person than its proposer has approved it', () => {
    const { payoutAccounts } = after(act('propose', 'suda'), act('approve', 'anan'));
    expect(payoutAccounts).toEqual([{ ...account, proposedBy: 'suda', approvedBy: 'anan' }]);
    expect(codeOf(() => after(act('propose', 'suda'), act('approve', 'suda')))).toBe(
      'setting.four_eyes',
    );
    expect(codeOf(() => after(act('approve', 'anan')))).toBe('setting.invalid');
  });

  it('is for persons to propose and approve', () => {
    expect(codeOf(() => after(act('propose', 'a service')))).toBe('setting.four_eyes');
    const approval = [act('propose', 'suda'), act('approve', 'a service')];
    expect(codeOf(() => after(...approval))).toBe('setting.four_eyes');
    expect(codeOf(() => after(act('propose', 'suda'), act('approve', 'Suda')))).toBe(
      'setting.four_eyes',
    );
  });

  it('is no longer allowed once it was revoked', () => {
    const told = [act('propose', 'suda'), act('approve', 'anan'), act('revoke', 'suda')];
    expect(after(...told).payoutAccounts).toEqual([]);
  });
});

describe('other settings', () => {
  it('of a merchant keep what a change leaves out; a chart of accounts is replaced whole', () => {
    const settings = after(
      { name: 'merchant', values: { from: '2026-12-01', name: 'A', taxId: '0105500000003' } },
      { name: 'merchant', values: { from: '2026-12-15', branch: { code: '00000' } } },
      { name: 'account-codes', values: { from: '2026-12-01', codes: { bank: { code: '1010' } } } },
      {
        name: 'account-codes',
        values: { from: '2026-12-15', codes: { suspense: { code: '2100', name: 'พัก' } } },
      },
    );
    const [first, later] = ['2026-12-14', '2026-12-15'] as const satisfies readonly string[];
    const on = (book: 'merchant' | 'chart', day: string) =>
      rulesOn(settings, book, day as BusinessDay);
    expect(on('merchant', first)).toEqual({ name: 'A', taxId: '0105500000003', branch: null });
    expect(on('merchant', later)).toEqual({
      ...{ name: 'A', taxId: '0105500000003' },
      branch: { code: '00000', name: null },
    });
    expect(on('chart', first)).toEqual({ codes: { bank: { code: '1010', name: null } } });
    expect(on('chart', later)).toEqual({ codes: { suspense: { code: '2100', name: 'พัก' } } });
  });

  it('a later list of holidays replaces the earlier one', () => {
    const settings = after(
      { name: 'holidays', values: { holidays: ['2026-12-31', '2026-12-07'] } },
      { name: 'holidays', values: { holidays: ['2026-12-10'] } },
    );
    expect([...holidaysOf(settings)]).toEqual(['2026-12-10']);
  });

  it('a transfer fee said again for a day and limit replaces what was said before', () => {
    const fee = (amount: number): Change => ({
      name: 'transfer-fee',
      values: { from: '2026-12-01', upTo: 200_000_000, fee: amount, feeVat: 196 },
    });
    const { transferFees } = after(fee(2_804), fee(2_000), fee(2_804));
    expect(transferFees.map((known) => known.fee)).toEqual([2_804n]);
  });

  it('a preset saved again under its name replaces the earlier one, and 50 are enough', () => {
    const preset = (name: string): Change => ({
      name: 'import-preset',
      values: { name, target: 'receipts', mapping: { reference: ['No.'] } },
    });
    const names = Array.from({ length: 50 }, (_, index) => preset(`shop-${index}`));
    expect(after(...names, preset('shop-0')).importPresets).toHaveLength(50);
    expect(codeOf(() => after(...names, preset('one-more')))).toBe('setting.invalid');
  });
});
