import { HEAD_OFFICE, rulesOn } from '#accounts';
import type { AccountSettings } from '#accounts';
import type { BusinessDay } from '#calendar';
import type { Merchant } from './report-head.js';
import { words } from './words.js';
import type { Language } from './words.js';

const OFFICE = words('Head office', 'สำนักงานใหญ่');
const BRANCH = /^(\d{5})(?: (.+))?$/u;

/** As the settings of a day say; a branch is its code and its name, such as `00001 Siam`. */
export function merchantOn(settings: AccountSettings, day: BusinessDay): Merchant {
  const { name, taxId, branch } = rulesOn(settings, 'merchant', day);
  if (branch === null) return { name, taxId, branch };
  const isOffice = branch.code === HEAD_OFFICE || branch.name === null;
  return { name, taxId, branch: isOffice ? branch.code : `${branch.code} ${branch.name}` };
}

/** `สำนักงานใหญ่ (00000)`, `Siam (00001)`; what is written otherwise is shown as it is. */
export function branchText(branch: string, language: Language): string {
  const [, code, name] = BRANCH.exec(branch) ?? [];
  if (code === undefined) return branch;
  if (code === HEAD_OFFICE) return `${OFFICE[language]} (${code})`;
  return name === undefined ? code : `${name} (${code})`;
}
