import { words } from '../../words.js';
import type { BreakMeaning } from '../break-meaning.js';

export const CHARGE_CODES = {
  STATUS_CONFLICT: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'สถานะขัดแย้งกัน',
    meaning: words(
      'Opn contradicted a final status it had given before.',
      'Opn แจ้งสถานะที่ขัดกับสถานะสิ้นสุดเดิม',
    ),
    clears: words('Repeated reads agree with the books', 'การอ่านซ้ำตรงกับบัญชี'),
    action: words('Ask Opn which status is right.', 'สอบถาม Opn ว่าสถานะใดถูกต้อง'),
  },
  CHARGE_AMENDED: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'ข้อมูลเงินถูกแก้ไข',
    meaning: words(
      'Amount, fee or net of a booked charge changed afterwards.',
      'ยอดเงิน ค่าธรรมเนียม หรือยอดสุทธิของรายการที่บันทึกแล้วเปลี่ยนไป',
    ),
    clears: words('Only when a person accepts it', 'ผู้รับผิดชอบยอมรับเท่านั้น'),
    action: words('Check the change with Opn and accept it.', 'ตรวจสอบการแก้ไขกับ Opn แล้วยอมรับ'),
  },
  REFUND_UNEXPECTED: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'คืนเงินหรือกลับรายการผิดปกติ',
    meaning: words(
      'Opn shows a refund or reversal of a PromptPay charge.',
      'Opn แสดงการคืนเงินหรือกลับรายการของพร้อมเพย์ ซึ่งปกติทำไม่ได้',
    ),
    clears: words('Only when a person links it', 'ผู้รับผิดชอบเชื่อมโยงรายการเท่านั้น'),
    action: words(
      'Ask Opn what was refunded and link it to its order.',
      'สอบถาม Opn เรื่องการคืนเงินและเชื่อมกับคำสั่งซื้อ',
    ),
  },
  NET_ARITHMETIC: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'ยอดสุทธิคำนวณไม่ตรง',
    meaning: words(
      'Gross less fee, VAT and interest is not the net stated by Opn.',
      'ยอดรับหักค่าธรรมเนียม ภาษี และดอกเบี้ยไม่เท่ากับยอดสุทธิที่ Opn แจ้ง',
    ),
    clears: words('Opn corrects it', 'Opn แก้ไขให้ถูกต้อง'),
    action: words('Report the charge to Opn.', 'แจ้งรายการนี้ต่อ Opn'),
  },
  TRANSACTION_MISMATCH: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'ยอดที่ Opn บันทึกไม่ตรง',
    meaning: words(
      'Opn credited another amount than the charge’s net.',
      'Opn บันทึกยอดไม่เท่ากับยอดสุทธิของรายการ',
    ),
    clears: null,
    action: words('Report the difference to Opn.', 'แจ้งผลต่างต่อ Opn'),
  },
  TRANSACTION_UNKNOWN: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'รายการ Opn ไม่ทราบที่มา',
    meaning: words(
      'Opn moved money for an origin that is not known here.',
      'Opn เคลื่อนไหวยอดเงินโดยไม่พบรายการต้นทาง',
    ),
    clears: words('The origin is read', 'อ่านรายการต้นทางได้'),
    action: words('Find the origin of the movement with Opn.', 'ตรวจสอบที่มาของรายการกับ Opn'),
  },
  TRANSACTION_MISSING: {
    family: 'timing',
    severity: 'medium',
    thaiName: 'Opn ยังไม่บันทึกยอด',
    meaning: words(
      'A paid charge has not been credited to the Opn balance in time.',
      'รายการที่ชำระแล้วยังไม่ถูกบันทึกเข้ายอดคงเหลือ Opn ภายในเวลาที่ควร',
    ),
    clears: words('The transaction appears', 'พบรายการเคลื่อนไหว'),
    action: words(
      'Wait for the credit; ask Opn if it is overdue.',
      'รอ Opn บันทึกยอด หากเกินกำหนดให้สอบถาม',
    ),
  },
  BALANCE_DRIFT: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'ยอดคงเหลือไม่ตรงกับ Opn',
    meaning: words(
      'The Opn balance in the books differs from Opn’s at the same moment, twice in a row.',
      'ยอดคงเหลือตามบัญชีไม่ตรงกับ Opn ณ เวลาเดียวกันติดต่อกันสองครั้ง',
    ),
    clears: words('Two observations agree', 'การอ่านยอดสองครั้งตรงกัน'),
    action: words(
      'Compare the movements with Opn’s and ask Opn about the difference.',
      'เทียบรายการเคลื่อนไหวกับ Opn และสอบถามผลต่าง',
    ),
  },
} as const satisfies Record<string, BreakMeaning>;
