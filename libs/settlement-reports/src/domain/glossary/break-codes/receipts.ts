import { words } from '../../words.js';
import type { BreakMeaning } from '../break-meaning.js';

export const RECEIPT_CODES = {
  CURRENCY_MISMATCH: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'สกุลเงินไม่ตรง',
    meaning: {
      en: 'The charge is not in the expected currency.',
      th: 'สกุลเงินที่รับชำระไม่ใช่สกุลที่คาดไว้',
    },
    clears: words('The expectation is corrected', 'แก้ไขรายการคาดว่าจะได้รับ'),
    action: words(
      'Correct the currency of the expected receipt, or ask Opn about the charge.',
      'แก้ไขสกุลเงินของรายการคาดว่าจะได้รับ หรือสอบถาม Opn',
    ),
  },
  AMBIGUOUS_MATCH: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'จับคู่ได้มากกว่าหนึ่ง',
    meaning: words(
      'More than one candidate fits; a person must choose.',
      'มีรายการที่เข้าคู่ได้มากกว่าหนึ่ง ต้องให้ผู้มีอำนาจเลือก',
    ),
    clears: words('One candidate remains', 'เหลือรายการที่เข้าคู่ได้เพียงรายการเดียว'),
    action: words('Choose the right receipt for the charge.', 'เลือกรายการที่ถูกต้องให้คู่กัน'),
  },
  DUPLICATE_PAYMENT: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'รับชำระซ้ำ',
    meaning: words(
      'The customer paid the same order more than once; the excess is owed back.',
      'ลูกค้าชำระคำสั่งซื้อเดียวกันเกินหนึ่งครั้ง ส่วนเกินต้องคืนลูกค้า',
    ),
    clears: {
      en: 'The return is recorded and seen at the bank',
      th: 'บันทึกการคืนเงินและพบรายการที่ธนาคาร',
    },
    action: words(
      'Return the excess to the customer and record the return.',
      'คืนเงินส่วนเกินให้ลูกค้าและบันทึกการคืน',
    ),
  },
  PAID_AFTER_WITHDRAWAL: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'รับชำระหลังยกเลิกคำสั่งซื้อ',
    meaning: words(
      'Money arrived for an order that had been cancelled.',
      'มีเงินเข้าสำหรับคำสั่งซื้อที่ยกเลิกไปแล้ว',
    ),
    clears: words(
      'The order is reinstated, or the return is recorded',
      'เปิดคำสั่งซื้อใหม่ หรือบันทึกการคืนเงิน',
    ),
    action: words(
      'Reinstate the order, or return the money and record the return.',
      'เปิดคำสั่งซื้อใหม่ หรือคืนเงินและบันทึกการคืน',
    ),
  },
  PAID_AFTER_EXPIRY: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'รับชำระหลัง QR หมดอายุ',
    meaning: words(
      'The charge had expired here and was then paid; decide to fulfil or to return.',
      'รายการหมดอายุแล้วแต่ภายหลังมีการชำระ ต้องตัดสินใจว่าจะส่งสินค้าหรือคืนเงิน',
    ),
    clears: words(
      'A person decides; at once where the account accepts late payments',
      'ผู้มีอำนาจตัดสินใจ หรือทันทีหากบัญชีรับการชำระล่าช้า',
    ),
    action: {
      en: 'Decide whether to deliver or to return the money.',
      th: 'ตัดสินใจว่าจะส่งสินค้าหรือคืนเงิน',
    },
  },
  CHARGE_UNEXPECTED: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'รับชำระโดยไม่มีรายการคาดว่าจะได้รับ',
    meaning: words(
      'Money was received that no expected receipt explains.',
      'ได้รับเงินแต่ไม่พบรายการคาดว่าจะได้รับ',
    ),
    clears: words('The expected receipt is imported', 'นำเข้ารายการคาดว่าจะได้รับ'),
    action: words(
      'Find the order and import its expected receipt, or return the money.',
      'ค้นหาคำสั่งซื้อและนำเข้ารายการคาดว่าจะได้รับ หรือคืนเงิน',
    ),
  },
  AMOUNT_OVER: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'รับชำระเกิน',
    meaning: words('More was paid than expected.', 'ยอดที่รับชำระมากกว่ายอดที่คาดไว้'),
    clears: words(
      'Expectation revised, or the return is recorded',
      'แก้ไขยอดที่คาดไว้ หรือบันทึกการคืนเงิน',
    ),
    action: words(
      'Return the excess, or correct the expected amount.',
      'คืนเงินส่วนเกิน หรือแก้ไขยอดที่คาดไว้',
    ),
  },
  AMOUNT_UNDER: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'รับชำระขาด',
    meaning: words('Less was paid than expected.', 'ยอดที่รับชำระน้อยกว่ายอดที่คาดไว้'),
    clears: words(
      'The rest is paid by another charge, or expectation revised',
      'ชำระส่วนที่เหลือด้วยรายการอื่น หรือแก้ไขยอดที่คาดไว้',
    ),
    action: words(
      'Collect the shortfall from the customer, or correct the expected amount.',
      'ติดตามส่วนที่ขาดกับลูกค้า หรือแก้ไขยอดที่คาดไว้',
    ),
  },
  STUCK_PENDING: {
    family: 'timing',
    severity: 'medium',
    thaiName: 'รายการค้างสถานะรอชำระ',
    meaning: words(
      'The charge is still pending although its QR has expired and the grace is over.',
      'รายการยังรอชำระทั้งที่ QR หมดอายุและพ้นระยะผ่อนผันแล้ว',
    ),
    clears: words('Opn gives a final status', 'Opn แจ้งสถานะสุดท้าย'),
    action: words(
      'Wait for Opn’s final status; ask Opn if it stays.',
      'รอสถานะสุดท้ายจาก Opn หากยังค้างให้สอบถาม Opn',
    ),
  },
  RECEIPT_UNPAID: {
    family: 'timing',
    severity: 'low',
    thaiName: 'ไม่ได้รับชำระตามกำหนด',
    meaning: words(
      'The order was expected to be paid, its QR has ended, and no charge succeeded.',
      'คำสั่งซื้อพ้นกำหนดชำระแล้วและไม่มีรายการใดชำระสำเร็จ',
    ),
    clears: words(
      'A charge succeeds, or the order is withdrawn',
      'มีรายการชำระสำเร็จ หรือยกเลิกคำสั่งซื้อ',
    ),
    action: words(
      'Follow up with the customer, or withdraw the order.',
      'ติดตามลูกค้า หรือยกเลิกคำสั่งซื้อ',
    ),
  },
} as const satisfies Record<string, BreakMeaning>;
