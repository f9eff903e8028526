import type { BusinessDay } from '#calendar';
import { satang } from '#money';
import { min } from '../../fixtures/alert.fixtures.js';
import { digestContent } from './digest-content.js';
import type { DigestAlert, SideLine } from './digest-content.js';
import { digestNotification } from './digest-notification.js';

const alert = (id: string, more: Partial<DigestAlert> = {}): DigestAlert => ({
  ...{ id, kind: 'charges-stuck', subject: '', severity: 'medium', urgency: 'by-day' },
  ...{ since: min(0), numbers: { count: 7, amount: satang(70_000n), facts: {} } },
  ...{ acknowledgedBy: null, resolvedAt: null, position: 4, told: [] },
  ...more,
});
const told = (state: string) => [{ audience: 'finance', state, position: 1, at: min(0) }] as const;
const unpaid: SideLine = {
  ...{ name: 'unpaid-orders', audience: 'finance', count: 12, amount: satang(1_234_500n) },
};
const nothing: SideLine = { name: 'expired-codes', audience: 'finance', count: 0, amount: null };
const of = { account: 'main', audience: 'finance', day: '2026-11-20' as BusinessDay } as const;

describe('the morning digest', () => {
  it('says first what has waited, then what is to be done, what stands, and what is over', () => {
    const content = digestContent(
      [
        alert('known', { told: told('raised') }),
        alert('new', { severity: 'high' }),
        alert('owed', { kind: 'owed-to-customers', urgency: 'digest' }),
        alert('gone', { resolvedAt: min(60) }),
        alert('told', { resolvedAt: min(60), told: told('resolved') }),
        alert('untold', { resolvedAt: min(60), told: told('standing') }),
      ],
      [unpaid, nothing],
      false,
    );
    const ids = (alerts: readonly DigestAlert[] = []) => alerts.map(({ id }) => id);
    const { waited, daily, still, over, lines } = content ?? {};
    expect([waited, daily, still, over].map(ids)).toEqual([
      ['new'],
      ['owed'],
      ['known'],
      ['gone', 'untold'],
    ]);
    expect(lines).toEqual([unpaid]);
  });

  it('is not made when there is nothing to say: side lines are never sent on their own', () => {
    expect(digestContent([], [unpaid], false)).toBeNull();
    expect(digestContent([alert('a', { told: told('raised') })], [], false)).not.toBeNull();
  });

  it('that comes late is made for those who waited for it only', () => {
    expect(digestContent([alert('a', { told: told('raised') })], [unpaid], true)).toBeNull();
    expect(digestContent([alert('a')], [], true)).not.toBeNull();
  });

  it('is one message of all of it, in both languages, as grave as what is new in it', () => {
    const waited = alert('new', { severity: 'high' });
    const known = alert('known', { told: told('raised'), acknowledgedBy: 'Malee' });
    const over = alert('gone', { resolvedAt: min(60) });
    const content = digestContent([waited, known, over], [unpaid], false)!;
    const digest = digestNotification(of, content, min(90));
    const facts = { standing: ['new', 'known'], over: ['gone'], position: 4, 'unpaid-orders': 12 };
    const key = 'alert-digest/finance/2026-11-20';
    expect(digest).toMatchObject({ key, severity: 'high', content: { facts } });
    const { en, th } = digest.content.texts;
    expect(en.summary).toBe('Alerts that stand: 2, new: 1; over: 1.');
    expect(en.body.split('\n')).toEqual([
      en.summary,
      '',
      'New:',
      expect.stringMatching(/^- 7 charges of 700\.00 baht .* What to do: /u),
      '',
      'Still there:',
      expect.stringMatching(/\(Malee has it in hand\)$/u),
      '',
      'Over:',
      expect.stringContaining('over since 2026-11-20 11:00 (UTC+7)'),
      '',
      'For information, since the last working morning:',
      '- 12 orders are unpaid: 12,345.00 baht.',
    ]);
    expect(th.body).toContain('คำสั่งซื้อที่ยังไม่ได้ชำระ 12 รายการ 12,345.00 บาท');
  });

  it('says anew what is back after its end was told', () => {
    const back = alert('back', { told: told('resolved') });
    expect(digestContent([back], [], false)?.waited).toEqual([back]);
    expect(digestContent([back], [], true)).not.toBeNull();
  });

  it('lists so many of each, and names the rest by their titles', () => {
    const many = Array.from({ length: 23 }, (_, index) => alert(`a${index}`));
    const { body } = digestNotification(of, digestContent(many, [], false)!, min(90)).content.texts
      .en;
    expect(body).toContain('… and 3 more, in the list of alerts: Charges stuck (3)');
  });
});
