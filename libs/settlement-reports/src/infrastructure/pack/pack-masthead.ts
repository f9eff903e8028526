import { monthText } from '../../domain/pack/pack-terms.js';
import type { PackHead } from '../../domain/pack/pack.js';
import { REPORT_STATUSES } from '../../domain/glossary/terms.js';
import { inBoth, words } from '../../domain/words.js';
import type { Language, Words } from '../../domain/words.js';
import type { Masthead } from '../xlsx/masthead.js';
import { merchantLine } from '../xlsx/title-lines.js';

const SHOWN_DIGEST_CHARACTERS = 12;
const MONTHLY_PACK = words('Monthly pack', 'ชุดรายงานประจำเดือน');

/** `FINAL 2 / ฉบับสมบูรณ์ 2`: the number counts closings, after each reopening once more. */
export function packStatus({ status, version }: PackHead): Words {
  const { en, th } = REPORT_STATUSES[status];
  return status === 'final' ? words(`${en} ${version}`, `${th} ${version}`) : { en, th };
}

export function packMasthead(head: PackHead, language: Language): Masthead {
  const digest = head.digest.slice(0, SHOWN_DIGEST_CHARACTERS);
  const status = `${inBoth(packStatus(head))} · ${digest}`;
  return {
    merchant: merchantLine(head, language),
    title: (sheet) => [sheet, MONTHLY_PACK[language], monthText(head.month), status].join(' · '),
    status,
    owner: head.merchant.name ?? head.account,
  };
}
