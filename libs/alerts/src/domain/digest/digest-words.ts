import type { SideLineName } from './digest-content.js';
import type { AlertLanguage } from '../texts/alert-texts.js';

interface DigestWords {
  title(day: string): string;
  summary(standing: number, fresh: number, over: number): string;
  readonly sections: Readonly<Record<'waited' | 'daily' | 'still' | 'over' | 'lines', string>>;
  readonly toDo: string;
  takenBy(name: string): string;
  endedAt(at: string): string;
  more(count: number, titles: string): string;
  readonly lines: Readonly<Record<SideLineName, (count: number, baht: string) => string>>;
}

const UNPAID_IN_THAI = 'คำสั่งซื้อที่ยังไม่ได้ชำระ';
const CLEARED_IN_THAI = 'ผลต่างที่หมดไปเองก่อนถึงกำหนด';

export const DIGEST_WORDS: Readonly<Record<AlertLanguage, DigestWords>> = {
  en: {
    title: (day) => `Morning digest ${day}`,
    summary: (standing, fresh, over) =>
      `Alerts that stand: ${standing}, new: ${fresh}; over: ${over}.`,
    sections: {
      waited: 'New:',
      daily: 'To be done:',
      still: 'Still there:',
      over: 'Over:',
      lines: 'For information, since the last working morning:',
    },
    toDo: 'What to do:',
    takenBy: (name) => ` (${name} has it in hand)`,
    endedAt: (at) => `over since ${at}`,
    more: (count, titles) => `… and ${count} more, in the list of alerts: ${titles}`,
    lines: {
      'unpaid-orders': (count, baht) => `${count} orders are unpaid: ${baht} baht.`,
      'expired-codes': (count) => `${count} QR codes expired unpaid.`,
      'failed-payments': (count) => `${count} payments failed.`,
      'one-satang-differences': (count) => `${count} fees differ by the rounding of one satang.`,
      'cleared-before-due': (count, baht) =>
        `${count} differences of ${baht} baht cleared by themselves before they were due.`,
      'webhooks-caught-up-with': (count) =>
        `${count} webhooks never came; what they would have said was read from Opn.`,
      'new-fields': (count) =>
        `Opn's answers have ${count} things that this version does not know.`,
    },
  },
  th: {
    title: (day) => `สรุปประจำเช้าวันที่ ${day}`,
    summary: (standing, fresh, over) =>
      `คงค้าง ${standing} เรื่อง ใหม่ ${fresh} เรื่อง สิ้นสุดแล้ว ${over} เรื่อง`,
    sections: {
      waited: 'เรื่องใหม่:',
      daily: 'เรื่องที่ต้องดำเนินการ:',
      still: 'เรื่องที่ยังคงอยู่:',
      over: 'เรื่องที่สิ้นสุดแล้ว:',
      lines: 'เพื่อทราบ ตั้งแต่เช้าวันทำการก่อน:',
    },
    toDo: 'สิ่งที่ต้องทำ:',
    takenBy: (name) => ` (${name} รับทราบแล้ว)`,
    endedAt: (at) => `สิ้นสุดเมื่อ ${at}`,
    more: (count, titles) => `… และอีก ${count} เรื่อง ดูได้ในรายการแจ้งเตือน: ${titles}`,
    lines: {
      'unpaid-orders': (count, baht) => `${UNPAID_IN_THAI} ${count} รายการ ${baht} บาท`,
      'expired-codes': (count) => `QR ที่หมดอายุโดยไม่มีการชำระ ${count} รายการ`,
      'failed-payments': (count) => `รายการที่ชำระไม่สำเร็จ ${count} รายการ`,
      'one-satang-differences': (count) => `ค่าธรรมเนียมต่างจากการปัดเศษ 1 สตางค์ ${count} รายการ`,
      'cleared-before-due': (count, baht) => `${CLEARED_IN_THAI} ${count} รายการ ${baht} บาท`,
      'webhooks-caught-up-with': (count) =>
        `การแจ้งเตือนจาก Opn ที่ไม่มาถึง ${count} ครั้ง ระบบสอบถามข้อมูลแทนแล้ว`,
      'new-fields': (count) => `ข้อมูลจาก Opn ที่รุ่นนี้ยังไม่รู้จัก ${count} อย่าง`,
    },
  },
};
