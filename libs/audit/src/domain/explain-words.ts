import { formatBaht } from '#money';
import type { Thing, ThingKind } from './explanation.js';

export interface Summary {
  readonly en: string;
  readonly th: string;
}

const NAMES: Readonly<Record<ThingKind, Summary>> = {
  'expected-receipt': { en: 'expected receipt', th: 'รายการคาดว่าจะได้รับ' },
  charge: { en: 'charge', th: 'รายการรับชำระ' },
  transaction: { en: 'Opn transaction', th: 'รายการเคลื่อนไหว Opn' },
  transfer: { en: 'transfer', th: 'รายการโอนเงินเข้าบัญชี' },
  'bank-line': { en: 'bank line', th: 'รายการเดินบัญชีธนาคาร' },
  'tax-receipt': { en: "Opn's daily receipt", th: 'ใบเสร็จรายวันของ Opn' },
  refund: { en: 'refund', th: 'รายการคืนเงิน' },
  break: { en: 'break', th: 'ผลต่าง' },
  'journal-entry': { en: 'journal entry', th: 'รายการบันทึกบัญชี' },
};

/** Statuses of all kinds of things; one that is not listed is shown as it is. */
const STATUSES_TH: Readonly<Record<string, string>> = {
  expected: 'คาดว่าจะได้รับ',
  withdrawn: 'ยกเลิก',
  pending: 'รอชำระ',
  completed: 'ชำระสำเร็จ',
  failed: 'ไม่สำเร็จ',
  expired: 'หมดอายุ',
  reversed: 'กลับรายการ',
  credit: 'เงินเข้า',
  debit: 'เงินออก',
  created: 'สร้างแล้ว',
  sent: 'โอนแล้ว',
  paid: 'โอนสำเร็จ',
  destroyed: 'ยกเลิก',
  open: 'ยังไม่แก้ไข',
  cleared: 'แก้ไขแล้ว',
};

/** Bangkok has no daylight saving time. */
const BANGKOK: Intl.DateTimeFormatOptions = {
  timeZone: 'Asia/Bangkok',
  dateStyle: 'short',
  timeStyle: 'short',
};
const TIME = new Intl.DateTimeFormat('en-GB', BANGKOK);

/** In one sentence each: what was asked for, then what is linked to it on the way of the money. */
export function summaryOf(asked: readonly Thing[], linked: readonly Thing[]): Summary {
  const say = (language: keyof Summary) => {
    const own = asked.map((thing) => wordsOf(thing, language)).join('; ');
    const others = linked.map((thing) => wordsOf(thing, language)).join('; ');
    const linkWord = language === 'en' ? 'Linked' : 'เกี่ยวข้องกับ';
    return others === '' ? `${own}.` : `${own}. ${linkWord}: ${others}.`;
  };
  return { en: say('en'), th: say('th') };
}

function wordsOf({ kind, id, reference, status, amount, at }: Thing, language: keyof Summary) {
  const unit = language === 'en' ? 'baht' : 'บาท';
  const parts = [
    `${NAMES[kind][language]} ${id}`,
    reference === null || reference === id ? null : `(${reference})`,
    status === null || language === 'en' ? status : (STATUSES_TH[status] ?? status),
    amount === null ? null : `${formatBaht(amount)} ${unit}`,
    at === null ? null : TIME.format(new Date(at)),
  ];
  return parts.filter((part) => part !== null).join(' ');
}
