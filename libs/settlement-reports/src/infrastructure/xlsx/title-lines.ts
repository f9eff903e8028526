import { dayText } from '../../domain/day-text.js';
import type { ReportHead } from '../../domain/report-head.js';
import { statusLine } from '../../domain/report-title.js';
import { words } from '../../domain/words.js';
import type { Language } from '../../domain/words.js';
import type { Masthead } from './masthead.js';

const TAX_ID = words('Tax ID', 'เลขประจำตัวผู้เสียภาษี');
const OPN_ACCOUNT = words('Opn account', 'บัญชี Opn');
const VERSION = words('Version', 'ฉบับที่');
const DOT = ' · ';

/** Row 1 of every sheet: merchant · tax ID · Opn account (LIVE or TEST). */
export function merchantLine(
  { merchant, account, mode }: Pick<ReportHead, 'merchant' | 'account' | 'mode'>,
  language: Language,
): string {
  const taxId = merchant.taxId === null ? null : `${TAX_ID[language]} ${merchant.taxId}`;
  const opn = `${OPN_ACCOUNT[language]} ${account} ${mode.toUpperCase()}`;
  return [merchant.name, taxId, opn].filter((part) => part !== null).join(DOT);
}

/** Row 2: sheet title · day · version · status. */
export function titleLine(title: string, head: ReportHead, language: Language): string {
  const version = `${VERSION[language]} ${head.version === 0 ? '–' : head.version}`;
  return [title, dayText(head.day), version, statusLine(head)].join(DOT);
}

export const reportMasthead = (head: ReportHead, language: Language): Masthead => ({
  merchant: merchantLine(head, language),
  title: (sheet) => titleLine(sheet, head, language),
  status: statusLine(head),
  owner: head.merchant.name ?? head.account,
});
