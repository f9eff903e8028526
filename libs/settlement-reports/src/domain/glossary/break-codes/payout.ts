import { words } from '../../words.js';
import type { BreakMeaning } from '../break-meaning.js';

export const PAYOUT_CODES = {
  PAYOUT_ACCOUNT_CHANGED: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'บัญชีปลายทางเปลี่ยน',
    meaning: words(
      'Money was sent, or will be sent, to a bank account that is not on the approved list.',
      'มีการโอนหรือจะโอนไปยังบัญชีธนาคารที่ไม่อยู่ในรายชื่อที่อนุมัติ',
    ),
    clears: {
      en: 'Only when a second person approves the account',
      th: 'ผู้อนุมัติคนที่สองอนุมัติบัญชีเท่านั้น',
    },
    action: words(
      'Check the bank account at once, by telephone if need be.',
      'ตรวจสอบบัญชีปลายทางทันที',
    ),
  },
  TRANSFER_FAILED: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'โอนเงินไม่สำเร็จ',
    meaning: words(
      'Opn or the bank refused or returned the transfer.',
      'Opn หรือธนาคารปฏิเสธหรือส่งเงินโอนคืน',
    ),
    clears: words('It is credited back or sent again', 'คืนยอดแล้ว หรือโอนใหม่แล้ว'),
    action: words(
      'Ask Opn or the bank why, and see that the money is sent again.',
      'สอบถาม Opn หรือธนาคาร และติดตามการโอนใหม่',
    ),
  },
  TRANSFER_ARITHMETIC: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'ยอดโอนคำนวณไม่ตรง',
    meaning: words(
      'The transfer’s amount is not its fee, VAT and net together.',
      'ยอดโอนไม่เท่ากับค่าธรรมเนียม ภาษี และยอดสุทธิรวมกัน',
    ),
    clears: words('Opn corrects it', 'Opn แก้ไขให้ถูกต้อง'),
    action: words('Report the transfer to Opn.', 'แจ้งรายการโอนนี้ต่อ Opn'),
  },
  SETTLEMENT_SHORT: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'เงินโอนน้อยกว่าองค์ประกอบ',
    meaning: words(
      'The transfer is smaller than the transactions it took.',
      'ยอดโอนน้อยกว่าผลรวมรายการที่ประกอบกัน',
    ),
    clears: words('The missing line is found', 'พบรายการที่ขาด'),
    action: words(
      'Ask Opn which transaction is missing in the transfer.',
      'สอบถาม Opn ว่ารายการใดขาดจากการโอน',
    ),
  },
  SETTLEMENT_OVER: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'เงินโอนมากกว่าองค์ประกอบ',
    meaning: words(
      'The transfer is larger than the transactions it took.',
      'ยอดโอนมากกว่าผลรวมรายการที่ประกอบกัน',
    ),
    clears: words('The extra line is found', 'พบรายการที่เกิน'),
    action: {
      en: 'Ask Opn what else the transfer contains.',
      th: 'สอบถาม Opn ว่ามีรายการใดเกินในการโอน',
    },
  },
  SETTLEMENT_MISSING: {
    family: 'timing',
    severity: 'medium',
    thaiName: 'ยอดที่โอนได้ยังไม่ถูกโอน',
    meaning: words(
      'Transferable money was not included in the transfer that should have taken it ' +
        '(one break per missed transfer).',
      'ยอดที่โอนได้ไม่ถูกรวมในรอบโอนที่ควรโอน (หนึ่งรายการต่อหนึ่งรอบ)',
    ),
    clears: words('A transfer takes it', 'รวมในการโอนแล้ว'),
    action: words(
      'See that the next transfer takes it; else ask Opn.',
      'ติดตามรอบโอนถัดไป หากยังไม่โอนให้สอบถาม Opn',
    ),
  },
  BANK_AMOUNT_MISMATCH: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'ยอดเข้าธนาคารไม่ตรง',
    meaning: words(
      'The bank received another amount than the transfer’s net.',
      'ยอดที่ธนาคารรับไม่เท่ากับยอดโอนสุทธิ',
    ),
    clears: null,
    action: words('Ask the bank and Opn about the difference.', 'สอบถามธนาคารและ Opn เรื่องผลต่าง'),
  },
  IN_TRANSIT_LATE: {
    family: 'timing',
    severity: 'high',
    thaiName: 'เงินระหว่างทางเกินกำหนด',
    meaning: words(
      'A transfer was sent, the statement covers the day, and the money is not there.',
      'โอนแล้วและมีสเตทเมนท์ของวันนั้นแล้ว แต่ยังไม่พบเงินเข้า',
    ),
    clears: words('The bank line arrives', 'พบเงินเข้าธนาคาร'),
    action: words(
      'Ask Opn for proof of the transfer, then the bank.',
      'ขอหลักฐานการโอนจาก Opn แล้วสอบถามธนาคาร',
    ),
  },
  BANK_UNIDENTIFIED: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'เงินเข้าธนาคารไม่ทราบที่มา',
    meaning: words(
      'The bank shows a credit from Opn that fits no transfer.',
      'มีเงินจาก Opn เข้าธนาคารแต่ไม่ตรงกับรายการโอนใด',
    ),
    clears: words('The transfer is read', 'อ่านรายการโอนได้'),
    action: {
      en: 'Find the transfer this credit belongs to.',
      th: 'ค้นหารายการโอนของเงินเข้ารายการนี้',
    },
  },
} as const satisfies Record<string, BreakMeaning>;
