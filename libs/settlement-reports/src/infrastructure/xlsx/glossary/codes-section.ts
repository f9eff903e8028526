import { BREAK_GROUPS } from '../../../domain/glossary/break-codes.js';
import type { BreakMeaning } from '../../../domain/glossary/break-meaning.js';
import { BREAK_FAMILIES, SEVERITIES } from '../../../domain/glossary/terms.js';
import { words } from '../../../domain/words.js';
import { ACTION, CLEARS, FAMILY, KEY, NAME, OTHER, SEVERITY } from './glossary-columns.js';
import type { GlossaryWriter } from './glossary-writer.js';
import { MEANING } from './headings.js';

const NEVER = words('Never; somebody has to act.', 'ไม่ปิดเอง ต้องมีผู้ดำเนินการ');

const REMARKS = [
  words(
    'Codes that measure the same are a group. Within a group a subject has one break that ' +
      'carries the amount; “also seen” names the others. So amounts of a group add up; those of ' +
      'different groups are never added.',
    'รหัสที่วัดสิ่งเดียวกันอยู่กลุ่มเดียวกัน ในกลุ่มหนึ่งมีเพียงผลต่างเดียวที่ถือยอด ' +
      'รหัสอื่นอยู่ในช่อง “รหัสอื่นที่พบร่วม” จึงรวมยอดในกลุ่มเดียวกันได้ แต่ไม่รวมข้ามกลุ่ม',
  ),
  words(
    'Not a break: an order whose QR is still valid, a balance on hold, a transaction that waits ' +
      'for the next transfer, a bank line expected tomorrow.',
    'ไม่ถือเป็นผลต่าง: คำสั่งซื้อที่ QR ยังไม่หมดอายุ ยอดที่ยังโอนไม่ได้ รายการที่รอรอบโอนถัดไป ' +
      'และเงินเข้าธนาคารที่คาดว่าจะเข้าพรุ่งนี้',
  ),
];

/** Section C: what each break code means, and what to do. */
export function writeBreakCodes(glossary: GlossaryWriter): void {
  const headings = [
    [KEY, words('Code', 'รหัส')],
    [NAME, words('Thai name', 'ชื่อ')],
    [OTHER, MEANING],
    [FAMILY, words('Family', 'กลุ่ม')],
    [SEVERITY, words('Severity', 'ระดับ')],
    [CLEARS, words('Clears by itself when', 'ปิดเองเมื่อ')],
    [ACTION, words('What to do', 'สิ่งที่ต้องทำ')],
  ] as const;
  glossary.section('C', words('Break codes', 'รหัสผลต่าง'), headings, REMARKS);
  for (const { title, codes } of BREAK_GROUPS) {
    glossary.part(title);
    for (const [code, meaning] of Object.entries(codes)) writeCode(glossary, code, meaning);
  }
}

function writeCode(glossary: GlossaryWriter, code: string, told: BreakMeaning): void {
  const { language } = glossary;
  glossary.line([
    [KEY, code, 'finding'],
    [NAME, told.thaiName, language === 'th' ? 'sentence' : 'muted'],
    [OTHER, told.meaning[language]],
    [FAMILY, BREAK_FAMILIES[told.family][language]],
    [SEVERITY, SEVERITIES[told.severity][language]],
    [CLEARS, (told.clears ?? NEVER)[language]],
    [ACTION, told.action[language]],
  ]);
}
