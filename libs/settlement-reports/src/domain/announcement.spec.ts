import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { bahtText, satang } from '#money';
import { reportOf } from '../fixtures/report.fixtures.js';
import { announcementOf, isNews } from './announcement.js';
import type { ReportHead } from './report-head.js';

const NOW = parseInstant('2026-11-21T03:00:00Z');
const { head } = reportOf([]);

/** A head with figures of its own. */
const withFigures = (more: Partial<ReportHead>, gross: bigint, open: number): ReportHead => ({
  ...head,
  ...more,
  totals: { ...head.totals, count: 2, gross: satang(gross) },
  paid: { ...head.paid, remainder: satang(-150n) },
  summary: { ...head.summary, breaks: [breaksOf(open)] },
});

const tally = (count: number) => ({ count, amount: satang(BigInt(count) * -12_345_00n) });
const breaksOf = (open: number) => ({
  ...{ code: 'AMOUNT_UNDER', severity: 'high', oldestAge: 0, new: tally(0), open: tally(0) },
  ...{ clearedByItself: tally(0), clearedByPerson: tally(0), close: tally(open) },
});

const first = withFigures({}, 123_456_750n, 3);

describe('a report that is ready', () => {
  it('is announced once per version, in both languages, with what it adds up to', () => {
    const { key, kind, content } = announcementOf(first, null, [], NOW);
    expect([key, kind]).toEqual([`report-ready/${head.day}/v1`, 'report-ready']);
    expect(content.texts.en.summary).toBe(
      'Report 20/11/2026 is ready: 1,234,567.50 baht paid (2), 3 open breaks of 37,035.00 ' +
        'baht, -1.50 baht unexplained. Please review and approve.',
    );
    expect(content.texts.th.summary).toBe(
      'รายงานวันที่ 20/11/2026 พร้อมแล้ว: รับชำระ 1,234,567.50 บาท (2 รายการ) ' +
        'ผลต่างคงค้าง 3 รายการ 37,035.00 บาท ยอดที่ยังอธิบายไม่ได้ -1.50 บาท โปรดสอบทานและอนุมัติ',
    );
    expect(content.texts.en.subject).toBe('Report 20/11/2026 is ready · main · LIVE');
    expect(content.texts.en.body).toContain('Status: FINAL v1\nDigest: ');
    expect(content.facts).toMatchObject({
      day: '2026-11-20',
      version: 1,
      digest: head.digest,
      count: 2,
      grossSatang: 123_456_750,
      openBreaks: 3,
      openBreaksAmountSatang: 3_703_500,
      remainderSatang: -150,
    });
    expect(content.link).toBe('/v1/settlement-reports/2026-11-20?account=main&version=1');
  });

  it('says why it is provisional, in the language of the reader', () => {
    const reason = 'none imported for this day';
    const provisional = { ...first, status: 'provisional', reason } as const;
    const { en, th } = announcementOf(provisional, null, [], NOW).content.texts;
    expect(en.body).toContain(`Status: PROVISIONAL v1\nReason: ${reason}`);
    expect(th.body).toMatch(/สถานะ: ฉบับชั่วคราว v1\nเหตุผล: [^a-z]+\n/);
  });

  it('names nobody', () => {
    const { merchant } = head;
    expect(JSON.stringify(announcementOf(first, null, [], NOW))).not.toContain(merchant.name);
  });
});

describe('a report that is restated', () => {
  const later = withFigures({ version: 2, status: 'restated', previousDigest: 'a' }, 6_000n, 3);

  it('says what changed since the version before, and what did not it does not', () => {
    const { key, kind, content } = announcementOf(later, first, [], NOW);
    expect([key, kind]).toEqual([`report-restated/${head.day}/v2`, 'report-restated']);
    expect(content.texts.en.summary).toBe(
      'Report 20/11/2026 was issued anew as version 2: gross paid 1,234,567.50 → 60.00. ' +
        'Please review and approve.',
    );
    expect(content.facts).toMatchObject({
      changed: ['gross'],
      grossSatang: 6_000,
      previousGrossSatang: 123_456_750,
    });
  });

  it('says so where no figure changed', () => {
    const same = { ...first, version: 2, status: 'final' } as const;
    const { facts, texts } = announcementOf(same, first, [], NOW).content;
    expect(facts['changed']).toEqual([]);
    expect(texts.en.summary).toContain('no figure of the summary changed');
    expect(texts.th.summary).toContain('ยอดในหน้าสรุปไม่เปลี่ยนแปลง');
  });
});

describe('news', () => {
  const today = parseBusinessDay('2026-11-21');
  const version = (day: string, number: number, recordedAt: string) => ({
    data: { day: parseBusinessDay(day), version: number },
    recordedAt: parseInstant(recordedAt),
  });

  it.each([
    ['yesterday', '2026-11-20', 1, '2026-11-20T20:00:00Z', true],
    ['a week ago', '2026-11-14', 1, '2026-11-20T20:00:00Z', true],
    ['longer ago, closed late', '2026-11-13', 1, '2026-11-20T20:00:00Z', false],
    ['longer ago, restated now', '2026-10-01', 2, '2026-11-20T20:00:00Z', true],
    ['issued before this was switched on', '2026-11-12', 2, '2026-11-13T20:00:00Z', false],
  ])('is a version of a day %s: %s v%d issued %s is %s', (_, day, number, at, isSo) => {
    expect(isNews(version(day, number, at), today, NOW)).toBe(isSo);
  });
});

describe('baht in a message', () => {
  it.each([
    [0n, '0.00'],
    [99_999n, '999.99'],
    [100_000n, '1,000.00'],
    [-123_456_789_012n, '-1,234,567,890.12'],
  ])('%s satang are %s', (amount, text) => {
    expect(bahtText(satang(amount))).toBe(text);
  });
});
