import { evolveSettings } from '#accounts';
import type { AccountCodes, AccountEvent, AccountSettings } from '#accounts';
import { parseBusinessDay } from '#calendar';
import type { Recorded } from '#event-store';
import { ZERO } from '#money';
import { SMALL_REPORT } from '../../fixtures/report.fixtures.js';
import { chartRows, codesIn } from './chart-rows.js';
import { codesOfBatch } from './voucher-export.js';

const DAY = parseBusinessDay('2026-11-20');
const { journal } = SMALL_REPORT.lists;

/** Settings as they were told, one after the other. */
const history = (...codes: readonly AccountCodes['codes'][]): readonly Recorded<AccountEvent>[] =>
  [
    {
      type: 'AccountOpened',
      data: { mode: 'live', timeZone: 'Asia/Bangkok', openingDay: null, openingBalance: ZERO },
    },
    ...codes.map((one) => ({
      type: 'AccountCodesSet',
      data: { from: DAY, rules: { codes: one } },
    })),
  ].map((event, index) => ({ ...event, position: index + 1 }) as Recorded<AccountEvent>);

function settingsAfter(...codes: readonly AccountCodes['codes'][]): AccountSettings {
  const settings = history(...codes).reduce<AccountSettings | null>(evolveSettings, null);
  if (settings === null) throw new Error('an account that was not opened');
  return settings;
}

describe('the merchant’s chart of accounts', () => {
  it('gives lines their codes and names, and leaves out what it does not know', () => {
    const settings = settingsAfter({
      'opn-uncredited': { code: '1142', name: 'ลูกหนี้ Opn' },
      'payment-fees': { code: '5210', name: null },
    });
    const rows = chartRows(journal, () => codesIn(settings));
    expect(
      rows.slice(0, 3).map(({ accountCode, accountName }) => [accountCode, accountName]),
    ).toEqual([
      ['1142', 'ลูกหนี้ Opn'],
      ['5210', null],
      [null, null],
    ]);
  });

  it('tells accounts of the books apart that share a name', () => {
    const shared = { code: '1142', name: 'ลูกหนี้' };
    const settings = settingsAfter({ 'opn-uncredited': shared, 'opn-balance': shared });
    const rows = chartRows(journal, () => codesIn(settings));
    expect(rows[0]?.accountName).toBe('ลูกหนี้ (opn-uncredited)');
  });

  it('tells them apart as well where only case or spaces differ: formulas do not', () => {
    const settings = settingsAfter({
      'opn-uncredited': { code: '1142', name: 'Clearing' },
      'unreconciled-receipts': { code: '2110', name: ' CLEARING' },
    });
    const [first] = chartRows(journal, () => codesIn(settings));
    expect(first?.accountName).toBe('Clearing (opn-uncredited)');
  });

  it('holds for a batch as it was set at closing, else as it was set first', () => {
    const told = history(
      { bank: { code: '1010', name: null } },
      { bank: { code: '1011', name: null }, suspense: { code: '2100', name: null } },
      { suspense: { code: '2101', name: null } },
    );
    const codeOf = codesOfBatch(told, 2);
    const codes = ['bank', 'suspense', 'input-vat'].map((account) => codeOf(account, DAY)?.code);
    expect(codes).toEqual(['1010', '2100', undefined]);
  });
});
