import { parseInstant } from '#kernel';
import { satang } from '#money';
import type { FinanceKind } from '../alert-kind.js';
import { FINANCE_KINDS } from '../alert-kind.js';
import type { Told } from './alert-texts.js';
import { FINANCE_TEXTS } from './finance-texts.js';

const NOTHING: Told = {
  subject: '',
  since: parseInstant('2026-11-20T03:02:59Z'),
  count: 12,
  amount: satang(123_456_789n),
  facts: {},
};
const told = (facts: Told['facts']): Told => ({ ...NOTHING, facts });
const said = (kind: FinanceKind, facts: Told['facts'] = {}): readonly string[] => {
  const { en, th } = FINANCE_TEXTS[kind];
  return [en.summary(told(facts)), th.summary(told(facts))];
};
const oneLine = (text: string): string => text.replace(/\n\s*/, ' ');
const DAY = { day: '2026-11-20' };

// The sentences of the workbook's list of alerts, word for word, with values put in.
describe('what finance is told', () => {
  it('of reports and sources', () => {
    const provisionalAt = 'https://pay.example.com/v1/settlement-reports/2026-11-20?account=main';
    expect(said('report-late', { ...DAY, reason: 'opn-key', provisionalAt })).toEqual([
      'Day 20/11/2026 is not closed because there is no Opn key for the account. ' +
        `A provisional report is at ${provisionalAt}.`,
      'ยังปิดรอบวันที่ 20/11/2026 ไม่ได้ เพราะ ยังไม่ได้ตั้งคีย์ของ Opn ' +
        `รายงานชั่วคราวเปิดดูได้ที่ ${provisionalAt}`,
    ]);
    const damaged = said('report-late', { ...DAY, reason: 'evidence-verifies', provisionalAt });
    expect(damaged[0]).toContain('because the stored evidence does not verify.');
    expect(said('source-missing', { ...DAY, source: 'bank-lines' })).toEqual([
      'The bank statement of 20/11/2026 has not arrived; 12 items cannot be reconciled. ' +
        'Please import it.',
      oneLine(`ยังไม่ได้รับ สเตทเมนท์ธนาคาร ของวันที่ 20/11/2026
        รายการ 12 รายการยังกระทบยอดไม่ได้ โปรดนำเข้าไฟล์`),
    ]);
  });

  it('of what is unexplained, and of approvals', () => {
    expect(said('unexplained-money', DAY)).toEqual([
      '1,234,567.89 baht of 20/11/2026 is unexplained.',
      'วันที่ 20/11/2026 มียอดที่ยังอธิบายไม่ได้ 1,234,567.89 บาท',
    ]);
    const past = { day: '2026-10-20', lastDay: '2026-11-19' };
    expect(said('unexplained-money', past)[0]).toBe(
      '1,234,567.89 baht of 20/10/2026–19/11/2026 is unexplained.',
    );
    expect(said('awaiting-approval', { ...DAY, what: 'day' })).toEqual([
      'Report 20/11/2026 awaits approval.',
      'รายงานวันที่ 20/11/2026 ยังไม่ได้รับการอนุมัติ',
    ]);
    expect(said('awaiting-approval', { month: '2026-10', what: 'month' })).toEqual([
      'Month 10/2026 is not closed.',
      'ยังไม่ได้ปิดงวดบัญชีเดือน 10/2026',
    ]);
  });

  it('of the balance, payouts and the bank', () => {
    expect(said('balance-differs')).toEqual([
      "The Opn balance in the books differs from Opn's by 1,234,567.89 baht " +
        'since 20/11/2026 10:02.',
      'ยอดคงเหลือ Opn ตามบัญชีต่างจาก Opn 1,234,567.89 บาท ตั้งแต่ 20/11/2026 10:02',
    ]);
    expect(said('payout-account-changed', { account: 'KBANK ••6789' })).toEqual([
      'Payouts now go to KBANK ••6789, which is not approved; 1,234,567.89 baht. Check at once.',
      oneLine(`บัญชีรับเงินโอนเปลี่ยนเป็น KBANK ••6789 ซึ่งยังไม่ได้รับอนุมัติ
        ยอด 1,234,567.89 บาท โปรดตรวจสอบทันที`),
    ]);
    expect(said('payout-failed-or-late', { transfer: 'trsf_1', problem: 'late' })).toEqual([
      'Transfer trsf_1 of 1,234,567.89 baht is late since 20/11/2026 10:02. ' +
        'Contact Opn or the bank.',
      'เงินโอน trsf_1 จำนวน 1,234,567.89 บาท ยังไม่เข้าธนาคาร ตั้งแต่ 20/11/2026 10:02 ' +
        'โปรดติดต่อ Opn หรือธนาคาร',
    ]);
    expect(said('payout-failed-or-late', { ...DAY, problem: 'missing' })[0]).toContain(
      'Transfer due on 20/11/2026 of 1,234,567.89 baht is missing since',
    );
    expect(said('bank-amount-differs', { transfer: 'trsf_1' })).toEqual([
      'The bank amount of trsf_1 differs from its net by 1,234,567.89 baht.',
      'ธนาคารรับเงินโอน trsf_1 ต่างจากยอดสุทธิ 1,234,567.89 บาท',
    ]);
  });

  it('of charges and customers', () => {
    expect(said('charges-stuck')).toEqual([
      '12 charges of 1,234,567.89 baht are pending past expiry, oldest since ' +
        '20/11/2026 10:02. Opn is being asked again.',
      'มีรายการค้างรอชำระหลัง QR หมดอายุ 12 รายการ 1,234,567.89 บาท ' +
        'เก่าสุดตั้งแต่ 20/11/2026 10:02 กำลังสอบถาม Opn ต่อเนื่อง',
    ]);
    expect(said('owed-to-customers')).toEqual([
      '12 payments of 1,234,567.89 baht are to be returned or decided.',
      'มีเงินที่ต้องคืนลูกค้าหรือต้องตัดสินใจ 12 รายการ 1,234,567.89 บาท',
    ]);
    const names = { codeNameEn: 'Less was paid than expected.', codeNameTh: 'รับชำระขาด' };
    expect(said('mismatches-above-limit', { ...DAY, ...names, cause: null })).toEqual([
      '20/11/2026: 12 breaks of 1,234,567.89 baht, mostly Less was paid than expected; ' +
        'common cause: none found.',
      oneLine(`วันที่ 20/11/2026 พบผลต่าง 12 รายการ 1,234,567.89 บาท
        ส่วนใหญ่เป็น รับชำระขาด สาเหตุร่วม: ยังไม่พบ`),
    ]);
  });

  it('of fees and taxes', () => {
    expect(said('fee-differs', { rate: '1.75' })).toEqual([
      'Fees differ from the contract by 1,234,567.89 baht (12) since 20/11/2026 10:02; ' +
        'rate found 1.75%.',
      'ค่าธรรมเนียมที่ Opn หักต่างจากสัญญา 1,234,567.89 บาท (12 รายการ) ' +
        'ตั้งแต่ 20/11/2026 10:02 อัตราที่พบ 1.75%',
    ]);
    expect(said('fee-differs', { rate: '' })[0]).toMatch(/; rate found unknown\.$/);
    expect(said('tax-invoice-missing', { month: '2026-10', lastMonth: '2027-04' })).toEqual([
      "Opn's tax invoice of 10/2026 is not recorded; 1,234,567.89 baht of input VAT, " +
        'claimable until 04/2027.',
      oneLine(`ยังไม่ได้บันทึกใบกำกับภาษี Opn เดือน 10/2026
        ภาษีซื้อ 1,234,567.89 บาท ใช้สิทธิได้ถึงเดือนภาษี 04/2027`),
    ]);
  });

  it('has a title and something to do for each, in both languages', () => {
    const texts = FINANCE_KINDS.flatMap((kind) => Object.values(FINANCE_TEXTS[kind]));
    for (const { title, toDo } of texts) {
      expect(title).not.toBe('');
      expect(toDo(told({ ...DAY, days: 3, months: 3, stage: 'expired' }))).not.toContain(
        'undefined',
      );
    }
    const { toDo } = FINANCE_TEXTS['report-late'].en;
    expect(toDo(told({ days: 3 }))).toContain('2 more days are late.');
  });
});
