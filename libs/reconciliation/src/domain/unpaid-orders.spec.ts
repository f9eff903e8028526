import { addDays } from '#calendar';
import { HOUR_MS, MINUTE_MS, plusMs } from '#kernel';
import { at, DAY, ended, EVE, found, NEXT } from '../../../../test/support/reconciling/cases.js';
import { order, paid, partsOf, qr, reconcile } from '../../../../test/support/reconciling/cases.js';

const GRACE_MS = 30 * MINUTE_MS;
const A = order('A', '400.00');
const GONE = order('A', '400.00', { withdrawnAt: at('09:30') });
const PAID = paid(qr('c1', '400.00', 'A'));

describe('an order without money', () => {
  const dueAt = at('18:00');
  const UNPAID = [['RECEIPT_UNPAID', 'A', -40_000n]];
  const justBefore = (instant: typeof dueAt) => plusMs(instant, -1);
  const expired = ended(qr('c1', '400.00', 'A'), 'expired', at('09:00', NEXT));

  it.each([
    ['its own due time', order('A', '400.00', { dueAt }), [], plusMs(dueAt, GRACE_MS)],
    ['the end of its last QR', A, [expired], at('09:30', NEXT)],
    ['the end of its day', A, [], at('00:30', NEXT)],
  ])('is open until %s and the grace are over, and unpaid from then on', (_, one, charges, end) => {
    const before = reconcile([one], charges, { at: justBefore(end) });
    expect(found(before)).toEqual([]);
    expect(partsOf(before, 'expected')).toEqual({ open: 40_000n });
    expect(before.receipts[0]).toMatchObject({ standing: 'expected', dueAt: end });
    const after = reconcile([one], charges, { at: end });
    expect(found(after)).toEqual(UNPAID);
    expect(after.breaks[0]).toMatchObject({ expected: 40_000n, actual: 0n, openedAt: end });
    expect(partsOf(after, 'expected')).toEqual({ unpaid: 40_000n });
  });

  it('is open as long as a QR is valid, whatever its due time', () => {
    const one = order('A', '400.00', { dueAt: at('09:05') });
    const result = reconcile([one], [qr('c1', '400.00', 'A')], { at: at('20:00') });
    expect(found(result)).toEqual([]);
    expect(result.receipts[0]).toMatchObject({ standing: 'qr_open', dueAt: at('09:30', NEXT) });
  });

  it('is unpaid from when it became known, if that was later', () => {
    const knownAt = plusMs(at('12:00', NEXT), -HOUR_MS);
    const result = reconcile([order('A', '400.00', { knownAt })], []);
    expect(result.breaks[0]).toMatchObject({ code: 'RECEIPT_UNPAID', openedAt: knownAt });
  });

  it('is stuck instead of unpaid while Opn still calls its charge pending', () => {
    const result = reconcile([A], [qr('c1', '400.00', 'A')]);
    expect(found(result)).toEqual([['STUCK_PENDING', 'A', 40_000n]]);
    expect(result.breaks[0]).toMatchObject({ expected: null, openedAt: at('09:30', NEXT) });
    expect(partsOf(result, 'expected')).toEqual({ unpaid: 40_000n });
    expect(result.receipts[0]).toMatchObject({ breakId: result.breaks[0]!.id });
  });

  it('is stuck also before its own due time, but not while another QR is valid', () => {
    const one = order('A', '400.00', { dueAt: at('12:00', addDays(DAY, 5)) });
    const old = qr('c1', '400.00', 'A', { createdAt: at('09:00', EVE) });
    expect(found(reconcile([one], [old], { at: at('10:00') }))).toEqual([
      ['STUCK_PENDING', 'A', 40_000n],
    ]);
    expect(found(reconcile([one], [old, qr('c2', '400.00', 'A')], { at: at('10:00') }))).toEqual(
      [],
    );
  });

  it('is not the only one whose stuck charge is worth a word', () => {
    const stuck = qr('c2', '400.00', 'A');
    const settled = reconcile([A], [PAID, stuck]);
    expect(found(settled)).toEqual([['STUCK_PENDING', 'A', 40_000n]]);
    expect(partsOf(settled, 'expected')).toEqual({ matched: 40_000n });
    const short = reconcile([A], [paid(qr('c1', '350.00', 'A')), stuck]);
    expect(found(short)).toEqual([['AMOUNT_UNDER', 'A', -5_000n, 'STUCK_PENDING']]);
    expect(found(reconcile([GONE], [stuck]))).toEqual([['STUCK_PENDING', 'A', 40_000n]]);
  });
});
