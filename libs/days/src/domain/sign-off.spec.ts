import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import type { Recorded } from '#event-store';
import { specify } from '../../../../test/support/specify.js';
import { versionsOf } from '../read-model/sign-off-reader.js';
import type { DayEvent, IssuedDay } from './day.events.js';
import { DayClosed, DayRestated } from './day.events.js';
import { DayApproved, DayPrepared, DayRejected, DayReviewed } from './sign-off.events.js';
import { signOffDecider } from './sign-off.js';
import type { SignOffKind, SignOffOrder } from './sign-off.js';

const { given } = specify(signOffDecider);
const at = parseInstant('2026-11-21T03:00:00Z');
const day = '2026-11-20' as BusinessDay;

const issued = (version: number) => ({ day, version, digest: `digest-${version}` }) as IssuedDay;
const closed = new DayClosed(at, issued(1));
const restated = new DayRestated(at, { ...issued(2), reason: 'a late payment' });

const signed = (by: string, note: string | null = null, version = 1) => ({
  ...{ day, version, digest: `digest-${version}`, by, note },
});
const prepared = new DayPrepared(at, signed('suda'));
const reviewed = new DayReviewed(at, signed('malee'));
const approved = new DayApproved(at, { ...signed('anan'), accepted: [] });
const rejected = new DayRejected(at, { ...signed('anan'), note: 'B is missing' });
const grave = { id: 'brk_1', breakNo: 'BRK-20261120-0001', code: 'AMOUNT_UNDER' };

/** What a person orders; `approve` without grave breaks, and without a review. */
function by(person: string, kind: SignOffKind, more: Partial<OrderParts> = {}): SignOffOrder {
  const order = { at, day, by: person, version: null, digest: null, note: null };
  return { ...order, reviewRequired: false, open: [], ...more, kind };
}
type OrderParts = Extract<SignOffOrder, { readonly kind: 'approve' }>;

describe('signing a version off', () => {
  it('is preparing, reviewing and approving, by persons who differ', () => {
    given(closed).when(by('suda', 'prepare')).then(prepared);
    given(closed, prepared).when(by('malee', 'review')).then(reviewed);
    given(closed, prepared, reviewed).when(by('anan', 'approve')).then(approved);
    given(closed, prepared).when(by('anan', 'approve')).then(approved);
  });

  it('teaches nothing when the same person says it again', () => {
    given(closed, prepared).when(by('Suda', 'prepare')).thenNothing();
    given(closed, prepared, reviewed).when(by('malee', 'review')).thenNothing();
    given(closed, prepared, approved).when(by('anan', 'approve')).thenNothing();
    const again = by('anan', 'reject', { note: 'B is missing' });
    given(closed, prepared, rejected).when(again).thenNothing();
  });

  it.each<[what: string, code: string, past: readonly DayEvent[], order: SignOffOrder]>([
    ['an open day', 'not_issued', [], by('suda', 'prepare')],
    ['another version', 'stale', [closed, restated], by('suda', 'prepare', { version: 1 })],
    ['another digest', 'stale', [closed], by('suda', 'prepare', { digest: 'digest-2' })],
    ['a review of what is not prepared', 'not_prepared', [closed], by('malee', 'review')],
    ['an approval of it', 'not_prepared', [closed], by('anan', 'approve')],
    ['a rejection of it', 'not_prepared', [closed], by('anan', 'reject', { note: 'no' })],
    ['a second preparer', 'already_prepared', [closed, prepared], by('anan', 'prepare')],
    ['a second reviewer', 'already_reviewed', [closed, prepared, reviewed], by('anan', 'review')],
    ['a review after it', 'already_approved', [closed, prepared, approved], by('malee', 'review')],
    ['a second approver', 'already_approved', [closed, prepared, approved], by('m', 'approve')],
    ['a review of one’s own', 'four_eyes', [closed, prepared], by('suda', 'review')],
    ['an approval of one’s own', 'four_eyes', [closed, prepared], by('SUDA', 'approve')],
    [
      'an approval without the review that is demanded',
      'not_reviewed',
      [closed, prepared],
      by('anan', 'approve', { reviewRequired: true }),
    ],
    [
      'an approval of what is gravely open',
      'not_settled',
      [closed, prepared],
      by('anan', 'approve', { open: [grave] }),
    ],
    ['a rejection without a note', 'note_required', [closed, prepared], by('anan', 'reject')],
    ['what was sent back', 'not_prepared', [closed, prepared, rejected], by('m', 'approve')],
    [
      'a version after a signed one',
      'not_prepared',
      [closed, prepared, restated],
      by('a', 'approve'),
    ],
  ])('refuses %s', (_what, code, past, order) => {
    const refusal = expect.objectContaining({ code: `sign_off.${code}` });
    expect(() => given(...past).when(order)).toThrow(refusal);
  });

  it('names the breaks that are gravely open, or takes the note that accepts them', () => {
    const order = by('anan', 'approve', { open: [grave] });
    expect(() => given(closed, prepared).when(order)).toThrow(/BRK-20261120-0001 AMOUNT_UNDER/u);
    const note = 'the customer pays on Monday';
    const accepted = new DayApproved(at, { ...signed('anan', note), accepted: ['brk_1'] });
    given(closed, prepared)
      .when(by('anan', 'approve', { open: [grave], note }))
      .then(accepted);
  });

  it('begins anew once it was sent back, even after the approval', () => {
    const reject = by('anan', 'reject', { note: 'B is missing' });
    given(closed, prepared, approved).when(reject).then(rejected);
    given(closed, prepared, rejected).when(by('suda', 'prepare')).then(prepared);
  });

  it('is of each version for itself, and every step of it is kept', () => {
    const past = [closed, prepared, rejected, prepared, approved, restated] as const;
    const [first, second] = versionsOf(past as unknown as readonly Recorded<DayEvent>[]);
    expect(first).toMatchObject({ version: 1, status: 'approved', rejected: null });
    expect(first?.steps.map(({ step, by: person }) => [step, person])).toEqual([
      ['prepare', 'suda'],
      ['reject', 'anan'],
      ['prepare', 'suda'],
      ['approve', 'anan'],
    ]);
    expect(second).toMatchObject({ version: 2, status: 'unsigned', steps: [], prepared: null });
  });
});
