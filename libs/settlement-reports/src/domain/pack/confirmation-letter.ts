import { formatBaht } from '#money';
import type { Satang } from '#money';
import { dayText, thaiDayText } from '../day-text.js';
import type { Confirmation, InTransitRow } from './document-rows.js';
import type { PackHead } from './pack.js';

type Letter = readonly string[];
type Head = Pick<PackHead, 'account' | 'mode' | 'merchant' | 'lastDay'>;

/** What to send to Opn for the auditor, paragraph by paragraph; nothing in it is to be computed. */
export const confirmationLetter = (
  head: Head,
  confirmation: Confirmation,
): { readonly en: Letter; readonly th: Letter } => ({
  en: inEnglish(head, confirmation),
  th: inThai(head, confirmation),
});

/** `1,234.50`. */
function baht(amount: Satang): string {
  const [whole = '', decimals = ''] = formatBaht(amount).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
}

const named = (transfers: readonly InTransitRow[]): string =>
  transfers.flatMap(({ transferId }) => transferId ?? []).join(', ');

function inEnglish(head: Head, { balance, inTransit, transfers }: Confirmation): Letter {
  const who = head.merchant.name ?? head.account;
  const taxId = head.merchant.taxId === null ? '' : ` (tax ID ${head.merchant.taxId})`;
  const names = named(transfers);
  return [
    'To: Opn Payments (Omise). Subject: Confirmation of balance for audit',
    `For the audit of the financial statements of ${who}${taxId}, please confirm directly to our ` +
      'auditor, [name and address of the auditor], the following balances of our account ' +
      `“${head.account}” (${head.mode}) at the end of ${dayText(head.lastDay)}, Bangkok time.`,
    `1. Balance held for us, transferable or on hold: ${baht(balance)} baht.`,
    `2. Payouts deducted from that balance and not yet in our bank account: ${baht(inTransit)} ` +
      `baht${names === '' ? '' : ` (${names})`}.`,
    'If your records show other figures, please state them with the transactions that make the ' +
      'difference. This is not a request for payment.',
    'Signed for the company: ______________________   Date: ____________',
  ];
}

function inThai(head: Head, { balance, inTransit, transfers }: Confirmation): Letter {
  const who = head.merchant.name ?? head.account;
  const { taxId } = head.merchant;
  const taxText = taxId === null ? '' : ` (เลขประจำตัวผู้เสียภาษี ${taxId})`;
  const names = named(transfers);
  return [
    'เรียน Opn Payments (Omise)   เรื่อง ขอให้ยืนยันยอดคงเหลือเพื่อการสอบบัญชี',
    `เพื่อประโยชน์ในการตรวจสอบงบการเงินของ ${who}${taxText} โปรดยืนยันยอดคงเหลือของบัญชี ` +
      `“${head.account}” (${head.mode}) ` +
      `ณ สิ้นวันที่ ${thaiDayText(head.lastDay)} ตามเวลาประเทศไทย ` +
      'โดยตรงต่อผู้สอบบัญชีของเรา [ชื่อและที่อยู่ของผู้สอบบัญชี] ดังนี้',
    `1. ยอดคงเหลือที่ท่านถือไว้แทนเรา ทั้งยอดที่โอนได้และยอดที่ยังโอนไม่ได้: ${baht(balance)} บาท`,
    `2. รายการโอนที่หักจากยอดดังกล่าวแล้วและยังไม่เข้าบัญชีธนาคารของเรา: ${baht(inTransit)} บาท` +
      (names === '' ? '' : ` (${names})`),
    'หากยอดตามบันทึกของท่านแตกต่างจากนี้ โปรดแจ้งยอดของท่านพร้อมรายการที่ทำให้เกิดผลต่าง ' +
      'หนังสือฉบับนี้มิใช่การทวงถามให้ชำระเงิน',
    'ลงชื่อในนามบริษัท ______________________   วันที่ ____________',
  ];
}
