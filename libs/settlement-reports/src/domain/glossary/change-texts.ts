import { CHANGE_CAUSES, CHANGE_REASONS } from '../changes/change-reasons.js';
import { words } from '../words.js';
import type { Words } from '../words.js';

type Texts = { readonly [Name in string]: string };

const thai = <Known extends Texts>(known: Known, th: { readonly [Name in keyof Known]: string }) =>
  Object.fromEntries(Object.entries(known).map(([name, en]) => [en, words(en, th[name] ?? en)]));

/** Why a version differs from the one before it, and how that became known. */
export const CHANGE_TEXTS: Readonly<Record<string, Words>> = {
  ...thai(CHANGE_REASONS, {
    paidLate: 'ทราบการชำระเงินของวันนี้ภายหลัง',
    endedLate: 'ทราบการสิ้นสุดของรายการในวันนี้ภายหลัง',
    createdLate: 'ทราบรายการของวันนี้ภายหลัง',
    reversed: 'Opn กลับรายการชำระเงิน',
    contradicted: 'Opn แจ้งข้อมูลของรายการขัดกับที่เคยแจ้ง',
    confirmed: 'Opn ยืนยันข้อมูลของรายการตามที่เคยแจ้ง',
    fee: 'Opn แก้ไขค่าธรรมเนียม',
    amount: 'Opn แก้ไขจำนวนเงิน',
    reference: 'แก้ไขเลขที่อ้างอิงของรายการที่ Opn',
    paidAt: 'Opn แก้ไขเวลาชำระเงิน',
    expectedLate: 'นำเข้ารายการคาดว่าจะได้รับภายหลัง',
    revised: 'แก้ไขรายการคาดว่าจะได้รับ',
    withdrawn: 'ยกเลิกรายการคาดว่าจะได้รับ',
    matched: 'ผู้ใช้จับคู่รายการ',
    unmatched: 'ผู้ใช้ปฏิเสธหรือยกเลิกการจับคู่',
    contract: 'กำหนดอัตราตามสัญญาใหม่',
    follows: 'เป็นผลจากการแก้ไขอื่นของฉบับนี้',
    posted: 'บันทึกบัญชีการแก้ไขของฉบับนี้',
  }),
  ...thai(CHANGE_CAUSES, {
    webhook: 'การแจ้งเตือนจาก Opn และการอ่านรายการที่ Opn',
    refetch: 'การอ่านรายการซ้ำที่ Opn',
    sweep: 'การกวาดอ่านรายการทั้งหมดที่ Opn',
    import: 'การนำเข้าไฟล์',
    setting: 'การตั้งค่า',
    schedule: 'งานตามกำหนดเวลา',
  }),
};
