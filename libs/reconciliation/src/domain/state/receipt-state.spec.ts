import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { standingOf } from './receipt-state.js';
import type { PaymentPath, ReceiptPath } from './receipt-state.js';
import { DEFAULT_MATCHING_RULES } from '#accounts';

const on = (text: string) => text as BusinessDay;
const at = (text: string) => parseInstant(`${text}+07:00`);

/** A Monday. */
const NOW = at('2026-11-23T12:00:00');
const judging = {
  instant: NOW,
  days: { timeZone: 'Asia/Bangkok', cutoffs: [] },
  holidays: new Set<BusinessDay>(),
  rulesOn: () => DEFAULT_MATCHING_RULES,
};

const nothing: ReceiptPath = {
  reference: 'ORD-1',
  knownAt: at('2026-11-20T09:00:00'),
  withdrawnAt: null,
  qrFrom: null,
  qrUntil: null,
  payments: [],
  returnedOn: null,
  held: null,
};
const paid: PaymentPath = {
  chargeId: 'chrg_1',
  paidAt: at('2026-11-20T10:00:00'),
  creditedAt: null,
  transferId: null,
  sentAt: null,
  bankLine: null,
  bankedOn: null,
};
const credited = { ...paid, creditedAt: at('2026-11-20T10:01:00') };
const sent = { ...credited, transferId: 'trsf_1', sentAt: at('2026-11-21T08:00:00') };
const banked = { ...sent, bankLine: 'line', bankedOn: on('2026-11-23') };
const held = { id: 'brk_1', code: 'PAID_AFTER_EXPIRY', openedAt: at('2026-11-20T11:00:00') };

const stateOf = (path: Partial<ReceiptPath>) => standingOf({ ...nothing, ...path }, judging).state;

describe('where the money of an expected receipt is', () => {
  it.each<[string, Partial<ReceiptPath>]>([
    ['expected', {}],
    ['qr_open', { qrFrom: at('2026-11-23T09:00:00'), qrUntil: at('2026-11-23T12:00:01') }],
    ['expected', { qrFrom: at('2026-11-22T09:00:00'), qrUntil: NOW }],
    ['paid', { payments: [paid] }],
    ['at_opn', { payments: [credited] }],
    ['in_transit', { payments: [sent] }],
    ['in_the_bank', { payments: [banked] }],
    ['withdrawn', { withdrawnAt: NOW }],
    ['held_by_break', { payments: [banked], held }],
    ['held_by_break', { withdrawnAt: NOW, payments: [paid], held }],
    ['returned', { withdrawnAt: NOW, payments: [paid], held, returnedOn: on('2026-11-23') }],
  ])('is %s', (state, path) => {
    expect(stateOf(path)).toBe(state);
  });

  it('is as far as the last of several payments has come', () => {
    expect(stateOf({ payments: [banked, sent] })).toBe('in_transit');
    expect(stateOf({ payments: [credited, paid] })).toBe('paid');
    expect(stateOf({ payments: [banked, { ...banked, chargeId: 'chrg_2' }] })).toBe('in_the_bank');
  });

  it('has a date for each step, and an age in calendar and in bank business days', () => {
    const { steps, age } = standingOf({ ...nothing, payments: [credited] }, judging);
    expect(steps).toEqual([
      { state: 'expected', at: nothing.knownAt },
      { state: 'paid', at: paid.paidAt },
      { state: 'at_opn', at: credited.creditedAt },
    ]);
    expect(age).toEqual({ days: 3, bankBusinessDays: 1 });
    const holiday = { ...judging, holidays: new Set([on('2026-11-23')]) };
    expect(standingOf({ ...nothing, payments: [credited] }, holiday).age).toEqual({
      days: 3,
      bankBusinessDays: 0,
    });
  });
});
