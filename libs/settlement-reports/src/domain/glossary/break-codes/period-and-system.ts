import { words } from '../../words.js';
import type { BreakMeaning } from '../break-meaning.js';

export const PERIOD_AND_SYSTEM_CODES = {
  LATE_FACT: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'ข้อมูลของงวดที่ปิดแล้ว',
    meaning: words(
      'A fact of a closed month became known; it is posted in the open month.',
      'พบข้อมูลของงวดที่ปิดแล้ว จึงบันทึกปรับปรุงในงวดที่เปิดอยู่',
    ),
    clears: words('Only when a person accepts it', 'ผู้รับผิดชอบยอมรับเท่านั้น'),
    action: words('Review the adjustment and accept it.', 'สอบทานรายการปรับปรุงแล้วยอมรับ'),
  },
  CHAIN_BROKEN: {
    family: 'integrity',
    severity: 'system',
    thaiName: 'หลักฐานไม่สมบูรณ์',
    meaning: words(
      'A stored event no longer verifies; reports are withheld until it is explained.',
      'เหตุการณ์ที่บันทึกไว้ตรวจสอบไม่ผ่าน จึงระงับการออกรายงานจนกว่าจะชี้แจงได้',
    ),
    clears: null,
    action: words(
      'Tell the operators at once; no report is issued until it is explained.',
      'แจ้งผู้ดูแลระบบทันที ระงับรายงานจนกว่าจะชี้แจงได้',
    ),
  },
  WRONG_MODE: {
    family: 'integrity',
    severity: 'system',
    thaiName: 'รายการทดสอบปนรายการจริง',
    meaning: words(
      'A test object came to a live account, or the reverse; it was kept out of the books.',
      'พบรายการทดสอบในบัญชีจริงหรือกลับกัน และไม่ได้บันทึกบัญชี',
    ),
    clears: null,
    action: words(
      'Check which keys and webhooks belong to which account.',
      'ตรวจสอบการตั้งค่ากุญแจและการแจ้งเตือนของแต่ละบัญชี',
    ),
  },
  SCHEMA_DRIFT: {
    family: 'information',
    severity: 'system',
    thaiName: 'รูปแบบข้อมูลเปลี่ยน',
    meaning: words(
      'Opn sent a field, status or event that is new.',
      'Opn ส่งช่องข้อมูล สถานะ หรือเหตุการณ์แบบใหม่',
    ),
    clears: words('A person accepts it', 'ผู้ดูแลระบบยอมรับ'),
    action: {
      en: 'Operators check what is new and accept it.',
      th: 'ผู้ดูแลระบบตรวจสอบรูปแบบใหม่แล้วยอมรับ',
    },
  },
  WEBHOOK_MISSED: {
    family: 'information',
    severity: 'system',
    thaiName: 'ไม่ได้รับการแจ้งเตือนจาก Opn',
    meaning: words(
      'The charge became known only by asking Opn.',
      'ทราบรายการจากการสอบถาม Opn ไม่ใช่จากการแจ้งเตือน',
    ),
    clears: null,
    action: words(
      'Nothing; operators watch how often it happens.',
      'ไม่ต้องดำเนินการ ผู้ดูแลระบบติดตามความถี่',
    ),
  },
} as const satisfies Record<string, BreakMeaning>;
