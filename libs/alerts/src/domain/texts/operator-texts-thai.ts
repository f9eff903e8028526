import type { OperatorKind } from '../alert-kind.js';
import type { KindTexts, Told } from './alert-texts.js';
import { toldTime } from './told-time.js';

const because = ({ facts: { reason } }: Told): string =>
  typeof reason === 'string' && reason !== '' ? ` (${reason})` : '';

const NO_NEWS = 'ไม่ได้รับการแจ้งเตือนจาก Opn';
const ASKED_INSTEAD = 'ระบบกำลังสอบถามแทน ข้อมูลไม่สูญหาย';
const NOT_VERIFIED = 'หลักฐานที่บันทึกไว้ตรวจสอบไม่ผ่าน';
const TRIED_AGAIN = 'ระบบลองใหม่เอง ข้อมูลไม่สูญหาย';
const BOTH_MODES = 'ทั้งโหมดจริงและโหมดทดสอบ';
const LEAD_WHERE = 'ชี้มาที่บัญชีใด และบัญชีนั้นใช้คีย์ของใคร';

export const OPERATOR_THAI: Readonly<Record<OperatorKind, KindTexts>> = {
  'webhooks-silent': {
    title: NO_NEWS,
    summary: ({ since }) => `${NO_NEWS} ตั้งแต่ ${toldTime(since)} ${ASKED_INSTEAD}`,
    toDo: () =>
      'โปรดเทียบที่อยู่ webhook ในแดชบอร์ดของ Opn กับของระบบ ' +
      'และตรวจใบรับรอง พร็อกซี และไฟร์วอลล์ที่อยู่ด้านหน้า',
  },
  'signatures-refused': {
    title: 'การแจ้งเตือนที่ลายเซ็นไม่ถูกต้อง',
    summary: ({ count, since }) =>
      `การแจ้งเตือนที่ลายเซ็นไม่ถูกต้อง ${count} ครั้งตั้งแต่ ${toldTime(since)} ` +
      'อาจมีผู้ปลอมแปลงหรือตั้งค่ารหัสลับผิด',
    toDo: () =>
      'หากไม่มีรายการที่ถูกต้องเข้ามาแล้ว โปรดคัดลอกรหัสลับจากแดชบอร์ดของ Opn ' +
      'ไปไว้ใน OPN_WEBHOOK_SECRETS หากยังมีเข้ามา โปรดปิดกั้นผู้ปลอมแปลงที่พร็อกซี ' +
      'สิ่งที่ถูกปฏิเสธไม่ถูกบันทึกและไม่ถูกนำไปใช้',
  },
  'evidence-damaged': {
    title: 'หลักฐานที่บันทึกไว้ตรวจสอบไม่ผ่าน',
    summary: ({ since }) => `${NOT_VERIFIED} ระงับการออกรายงานตั้งแต่ ${toldTime(since)}`,
    toDo: () =>
      'โปรดสั่ง "yodtrong verify" เพื่อดูว่าส่วนใดไม่ตรง เก็บฐานข้อมูลไว้ตามเดิม ' +
      'ตรวจว่าใครเขียนลงฐานข้อมูลได้ และกู้คืนจากข้อมูลสำรองล่าสุดที่ตรวจสอบผ่าน',
  },
  'opn-unreachable': {
    title: 'ติดต่อ Opn ไม่ได้',
    summary: (told) => `Opn ไม่ตอบตั้งแต่ ${toldTime(told.since)}${because(told)} ${TRIED_AGAIN}`,
    toDo: () =>
      'โปรดดูหน้าสถานะของ Opn และตรวจว่าเครื่องนี้ออกอินเทอร์เน็ตได้หรือไม่ ' +
      'เมื่อติดต่อได้แล้วระบบจะอ่านข้อมูลทั้งหมดเอง',
  },
  'opn-keys-refused': {
    title: 'Opn ปฏิเสธคีย์',
    summary: (told) =>
      `Opn ปฏิเสธ secret key ตั้งแต่ ${toldTime(told.since)}${because(told)} ` +
      'อ่านข้อมูลไม่ได้จนกว่าจะตั้งคีย์ใหม่',
    toDo: () =>
      'โปรดตั้ง secret key ตามแดชบอร์ดของ Opn ใน OPN_SECRET_KEY ของทุกโปรแกรม แล้วเริ่มโปรแกรมใหม่',
  },
  'mode-mismatch': {
    title: 'ข้อมูลจริงปนกับข้อมูลทดสอบ',
    summary: ({ count, since }) =>
      `มีข้อมูลของอีกโหมดเข้ามา ${count} รายการตั้งแต่ ${toldTime(since)} ไม่นำเข้าบัญชี`,
    toDo: () => `โปรดตรวจว่า webhook ในแดชบอร์ดของ Opn ${BOTH_MODES}` + LEAD_WHERE,
  },
  'clock-off': {
    title: 'นาฬิกาไม่ตรง',
    summary: (told) => `${clockInWords(told)} ตั้งแต่ ${toldTime(told.since)}`,
    toDo: () =>
      'โปรดตรวจว่าทุกเครื่องรวมทั้งเครื่องฐานข้อมูลตั้งเวลาด้วย NTP ' +
      'หากนาฬิกาตรงทั้งหมด แสดงว่ามีผู้ส่งการแจ้งเตือนเก่าซ้ำ ซึ่งระบบปฏิเสธไว้แล้ว',
  },
  'books-late': {
    title: 'บัญชีตามไม่ทัน',
    summary: (told) =>
      `มีเหตุการณ์ ${told.count} รายการที่ยังไม่ลงบัญชีตั้งแต่ ${toldTime(told.since)}` +
      `${because(told)} ระหว่างนี้ไม่มีการปิดรอบ`,
    toDo: () =>
      'โปรดดูที่ /health ว่าหยุดที่เหตุการณ์ใด แล้วอัปเดตโปรแกรมหรือสั่ง "yodtrong rebuild" ' +
      'บันทึกเหตุการณ์ยังครบถ้วน',
  },
  'inbox-late': {
    title: 'การแจ้งเตือนยังไม่ถูกดำเนินการ',
    summary: ({ count, since }) =>
      `มีการแจ้งเตือนรอดำเนินการ ${count} รายการ รายการแรกตั้งแต่ ${toldTime(since)} ` +
      'ทั้งที่สอบถาม Opn ได้ ข้อมูลไม่สูญหาย',
    toDo: () => 'โปรดตรวจว่าโปรแกรม worker มีทรัพยากรพอหรือไม่ และดูบันทึกของโปรแกรม',
  },
  'webhooks-parked': {
    title: 'การแจ้งเตือนรอให้คนตรวจ',
    summary: ({ count, since }) =>
      `มีการแจ้งเตือน ${count} รายการที่ดำเนินการไม่ได้ เก่าสุดตั้งแต่ ${toldTime(since)} ` +
      'เก็บไว้ครบแต่ระบบไม่ลองใหม่เอง',
    toDo: () => 'โปรดดูสาเหตุในบันทึกของ worker แก้ไขแล้วสั่ง "yodtrong inbox retry"',
  },
  'job-failing': {
    title: 'งานล้มเหลวซ้ำ',
    summary: (told) =>
      `งาน ${told.subject} ล้มเหลวติดต่อกัน ${told.count} ครั้งตั้งแต่ ${toldTime(told.since)}` +
      `${because(told)} ระบบลองใหม่เอง`,
    toDo: ({ subject }) => `โปรดอ่านบันทึกของ worker ที่กล่าวถึงงาน ${subject}`,
  },
};

function clockInWords({ facts: { host, minutes }, count }: Told): string {
  if (typeof host !== 'string' || typeof minutes !== 'number') {
    return `มีการแจ้งเตือน ${count} รายการที่ลายเซ็นถูกต้องแต่เวลาไม่ตรงกับนาฬิกาของระบบ`;
  }
  const way = minutes < 0 ? 'ช้ากว่า' : 'เร็วกว่า';
  return `นาฬิกาของ ${host} ${way}ฐานข้อมูล ${Math.abs(minutes)} นาที`;
}
