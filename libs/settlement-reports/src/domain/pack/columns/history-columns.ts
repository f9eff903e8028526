import { columnsOf } from '../../columns/column.js';
import type { Column } from '../../columns/column.js';
import { statedText } from '../../glossary/stated-texts.js';
import type { RestatementRow, Signed, SignOffRow } from '../pack-rows.js';
import { monthText, RESTATEMENT_KINDS, shortDigest, SIGNED_SCOPES } from '../pack-terms.js';

const restated = columnsOf<RestatementRow>();
const signed = columnsOf<SignOffRow>();

const DIGEST_START = ['Digest (first characters)', 'รหัสตรวจสอบ (ส่วนต้น)'] as const;

/** What was shown otherwise later, and what came too late for its month. */
export const RESTATEMENT_COLUMNS: readonly Column<RestatementRow>[] = [
  restated.text(
    'kind',
    ['New version / late fact', 'ฉบับแก้ไข / ข้อมูลล่าช้า'],
    16,
    ({ kind }, language) => RESTATEMENT_KINDS[kind][language],
  ),
  restated.day('day', ['Business day', 'วันที่รายการ'], (row) => row.day),
  restated.integer('version', ['Version', 'ฉบับที่'], 10, (row) => row.version),
  restated.text('subject', ['Late fact about', 'ข้อมูลล่าช้าเกี่ยวกับ'], 32, (row) => row.subject),
  restated.time('at', ['Issued or known', 'ออกรายงานหรือทราบเมื่อ'], (row) => row.at),
  restated.day('posted_on', ['Posted on', 'วันที่บันทึกบัญชี'], (row) => row.postedOn),
  restated.sentence(
    'reason',
    ['Why', 'เหตุผล'],
    36,
    ({ reason }, language) => reason && statedText(reason, language),
  ),
  restated.money('gross_effect', ['Effect on gross', 'ผลต่อยอดรับชำระ'], (row) => row.grossEffect),
  restated.money('net_effect', ['Effect on net', 'ผลต่อยอดสุทธิ'], (row) => row.netEffect),
  restated.text('digest', DIGEST_START, 16, ({ digest }) => shortDigest(digest)),
];

const by = (
  key: string,
  heading: readonly [string, string],
  of: (row: SignOffRow) => Signed | null,
): readonly Column<SignOffRow>[] => {
  const [en, th] = heading;
  return [
    signed.text(`${key}_by`, [en, th], 16, (row) => of(row)?.by ?? null),
    signed.time(`${key}_at`, [`${en}: when`, `${th}: เมื่อ`], (row) => of(row)?.at ?? null),
  ];
};

/** Who answers for each version of each day, and for the month. */
export const SIGN_OFF_COLUMNS: readonly Column<SignOffRow>[] = [
  signed.text(
    'scope',
    ['What', 'รายการ'],
    18,
    ({ scope }, language) => SIGNED_SCOPES[scope][language],
  ),
  signed.text('month', ['Month', 'เดือน'], 9, ({ month }) => month && monthText(month)),
  signed.day('day', ['Business day', 'วันที่รายการ'], (row) => row.day),
  signed.integer('version', ['Version', 'ฉบับที่'], 10, (row) => row.version),
  signed.time('issued_at', ['Issued', 'ออกรายงานเมื่อ'], (row) => row.issuedAt),
  ...by('prepared', ['Prepared by', 'ผู้จัดทำ'], (row) => row.prepared),
  ...by('reviewed', ['Reviewed by', 'ผู้สอบทาน'], (row) => row.reviewed),
  ...by('approved', ['Approved by', 'ผู้อนุมัติ'], (row) => row.approved),
  ...by('rejected', ['Rejected by', 'ผู้ส่งกลับ'], (row) => row.rejected),
  signed.sentence('note', ['Note', 'บันทึก'], 26, (row) => lastNote(row)),
  signed.text('digest', ['Digest', 'รหัสตรวจสอบ'], 66, (row) => row.digest),
];

const lastNote = ({ prepared, reviewed, approved, rejected }: SignOffRow): string | null =>
  [rejected, approved, reviewed, prepared].find((step) => step?.note)?.note ?? null;
