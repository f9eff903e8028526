import { addDays, BANGKOK } from '#calendar';
import { parseRate } from '#money';
import { at, DAY, NEXT } from '../../../../../test/support/reconciling/cases.js';
import type { CausedBreak } from './cause-facts.js';
import { groupCauses } from './group-causes.js';

const item = (id: string, facts: Partial<CausedBreak> = {}): CausedBreak => ({
  id,
  code: 'WEBHOOK_MISSED',
  subject: { kind: 'charge', id: `chrg_${id}` },
  reference: null,
  day: DAY,
  openedAt: at('12:00'),
  happenedAt: null,
  paymentMethod: 'promptpay',
  foundRate: null,
  ...facts,
});
const missed = (id: string, time: string, reference: string | null = null): CausedBreak =>
  item(id, { happenedAt: at(time), reference });
const fee = (id: string, rate: string | null, day = DAY): CausedBreak =>
  item(id, { code: 'FEE_VARIANCE', foundRate: rate === null ? null : parseRate(rate), day });
const source = (id: string, day: typeof DAY): CausedBreak =>
  item(id, { code: 'SOURCE_MISSING', subject: { kind: 'source', id: 'expected-receipts' }, day });

const causes = (...breaks: readonly CausedBreak[]) =>
  groupCauses(breaks, BANGKOK).map(({ title, breakIds }) => [title, ...breakIds]);

describe('what breaks have in common', () => {
  it('is an outage of webhooks, with what followed from it', () => {
    const outage = [missed('a', '10:02'), missed('b', '10:15', 'B'), missed('c', '10:30')];
    const unpaid = item('u', {
      code: 'RECEIPT_UNPAID',
      subject: { kind: 'expectation', id: 'B' },
      reference: 'B',
    });
    const stranger = item('s', { code: 'RECEIPT_UNPAID', reference: 'S' });
    expect(causes(...outage, unpaid, stranger, missed('d', '11:00'))).toEqual([
      ['webhook outage 2026-11-20 10:02–10:30', 'a', 'b', 'c', 'u'],
    ]);
    expect(causes(missed('a', '10:02'), missed('b', '10:03'))).toEqual([]);
  });

  it('is a rate that is not the contract’s, since the first day it was taken', () => {
    const fees = [fee('b', '1.75', NEXT), fee('a', '1.75'), fee('c', '1.95'), fee('d', null)];
    expect(causes(...fees)).toEqual([['rate 1.75 % since 2026-11-20', 'a', 'b']]);
  });

  it('is a source that did not come for days', () => {
    const days = [source('a', DAY), source('b', NEXT), source('c', addDays(NEXT, 2))];
    expect(causes(...days)).toEqual([
      ['expected-receipts missing 2026-11-20 – 2026-11-21', 'a', 'b'],
    ]);
  });

  it('is a payout of which several things are wrong', () => {
    const subject = { kind: 'transfer', id: 'trsf_1' };
    const short = item('a', { code: 'SETTLEMENT_SHORT', subject });
    const late = item('b', { code: 'IN_TRANSIT_LATE', subject });
    expect(causes(short, late)).toEqual([['payout trsf_1', 'a', 'b']]);
    expect(causes(short)).toEqual([]);
  });

  it('has the same name and times, in whatever order the breaks come', () => {
    const all = [
      missed('a', '10:02'),
      missed('b', '10:15'),
      missed('c', '10:30'),
      fee('d', '1.75'),
      fee('e', '1.75'),
    ];
    expect(groupCauses([...all].reverse(), BANGKOK)).toEqual(groupCauses(all, BANGKOK));
    expect(groupCauses(all, BANGKOK)[0]).toMatchObject({ since: at('10:02'), until: at('10:30') });
  });
});
