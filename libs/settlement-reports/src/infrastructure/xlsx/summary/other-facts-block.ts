import { words } from '../../../domain/words.js';
import type { BlockWriter } from './block-writer.js';
import type { PageContext } from './summary-context.js';

const WHAT_IS_MISSED = words(
  'Webhooks missed: charges of the day that no webhook told of in time. ' +
    'They were found by asking Opn. System findings: what could not enter the books.',
  'การแจ้งเตือนที่ไม่ได้รับ: รายการของวันนี้ที่ไม่มีการแจ้งเตือนภายในเวลา และพบจากการสอบถาม Opn ' +
    'ข้อสังเกตของระบบ: ข้อมูลที่บันทึกบัญชีไม่ได้',
);

/** Block G: what happened and is not money of the books. */
export function writeOtherFacts(block: BlockWriter, { head }: PageContext): void {
  const { pending, failed, expired, webhooksMissed, systemFindings } = head.summary.notInBooks;
  block.heading('G', words('Not in the books', 'ข้อมูลประกอบ (ไม่บันทึกบัญชี)'), WHAT_IS_MISSED);
  block.line({ label: words('Charges pending', 'รายการรอชำระ'), count: pending });
  block.line({ label: words('Charges failed', 'รายการไม่สำเร็จ'), count: failed });
  block.line({ label: words('Charges expired', 'รายการหมดอายุ'), count: expired });
  block.line({
    label: words('Webhooks missed', 'การแจ้งเตือนที่ไม่ได้รับ'),
    ...countIfStated(webhooksMissed),
  });
  block.line({
    label: words('System findings', 'ข้อสังเกตของระบบ'),
    ...countIfStated(systemFindings),
  });
  block.line({
    label: words(
      'Other payment methods, gross (in the books, not in this report)',
      'วิธีชำระเงินอื่น ยอดรับชำระ (บันทึกบัญชีแล้ว ไม่อยู่ในรายงานนี้)',
    ),
    count: head.otherMethods.count,
    amount: head.otherMethods.gross,
  });
}

const countIfStated = (count: number | null | undefined) =>
  typeof count === 'number' ? { count } : ({ amount: 'waiting' } as const);
