import { words } from '../../words.js';
import type { BreakMeaning } from '../break-meaning.js';

export const DATA_CODES = {
  SOURCE_MISSING: {
    family: 'timing',
    severity: 'high',
    thaiName: 'ยังไม่ได้รับข้อมูล',
    meaning: words(
      'A file or feed needed for this day has not arrived, so its items cannot be judged yet.',
      'ยังไม่ได้รับไฟล์หรือข้อมูลที่ต้องใช้ของวันนี้ จึงยังตัดสินรายการที่เกี่ยวข้องไม่ได้',
    ),
    clears: words('It arrives complete', 'ได้รับข้อมูลครบถ้วน'),
    action: words(
      'Import the missing file, or find out why it is late.',
      'นำเข้าไฟล์ที่ขาด หรือตรวจสอบสาเหตุที่ล่าช้า',
    ),
  },
  CONTROL_TOTAL: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'ยอดควบคุมไม่ตรง',
    meaning: words(
      'The count or total stated by a source differs from its rows.',
      'จำนวนหรือยอดรวมที่แหล่งข้อมูลแจ้งไม่ตรงกับรายการข้างใน',
    ),
    clears: words('A corrected file replaces it', 'นำเข้าไฟล์ที่แก้ไขแล้วแทนไฟล์เดิม'),
    action: words(
      'Ask the source for a corrected file and import it.',
      'ขอไฟล์ที่ถูกต้องจากแหล่งข้อมูลแล้วนำเข้าใหม่',
    ),
  },
  DUPLICATE_RECORD: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'ข้อมูลซ้ำ',
    meaning: words(
      'The same bank line or feed record came twice with different content.',
      'เลขที่อ้างอิงเดียวกันเข้ามาสองครั้งแต่ข้อมูลต่างกัน',
    ),
    clears: words('One is withdrawn or superseded', 'ยกเลิกหรือแทนที่รายการใดรายการหนึ่ง'),
    action: words(
      'Find out which record is right and withdraw the other.',
      'ตรวจสอบว่ารายการใดถูกต้องแล้วยกเลิกอีกรายการ',
    ),
  },
  RETURN_MISMATCH: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'คืนเงินลูกค้าไม่ตรง',
    meaning: words(
      'A recorded return differs from what is owed or from the bank line.',
      'ยอดคืนเงินที่บันทึกไม่ตรงกับยอดที่ต้องคืนหรือยอดที่ออกจากธนาคาร',
    ),
    clears: words('The bank line fits', 'รายการธนาคารตรงกัน'),
    action: words(
      'Compare the return with what is owed and with the statement.',
      'ตรวจยอดคืนกับยอดที่ต้องคืนและสเตทเมนท์',
    ),
  },
  RETURN_OVERDUE: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'เงินรอคืนลูกค้าเกินกำหนด',
    meaning: words(
      'Money owed to a customer has not been returned in time.',
      'เงินที่ต้องคืนลูกค้ายังไม่ได้คืนภายในกำหนด',
    ),
    clears: words('The return is recorded', 'บันทึกการคืนเงิน'),
    action: {
      en: 'Return the money to the customer and record it.',
      th: 'คืนเงินให้ลูกค้าและบันทึกการคืน',
    },
  },
} as const satisfies Record<string, BreakMeaning>;
