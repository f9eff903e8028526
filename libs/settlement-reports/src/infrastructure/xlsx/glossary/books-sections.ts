import { ACCOUNT_NATURES } from '../../../domain/glossary/account-natures.js';
import { ENTRY_KINDS } from '../../../domain/glossary/entry-kinds.js';
import { LEDGER_ACCOUNT_NAMES } from '../../../domain/glossary/ledger-accounts.js';
import { POSTING_NOTES, POSTINGS } from '../../../domain/glossary/postings.js';
import type { Posting, PostingPart } from '../../../domain/glossary/postings.js';
import { words } from '../../../domain/words.js';
import type { Language } from '../../../domain/words.js';
import { CREDIT, DEBIT, KEY, NAME, OTHER, REST } from './glossary-columns.js';
import type { GlossaryWriter } from './glossary-writer.js';
import { OTHER_LANGUAGE } from './headings.js';

type Account = keyof typeof LEDGER_ACCOUNT_NAMES;

/** Section A: what each account of the Journal is. */
export function writeAccounts(glossary: GlossaryWriter): void {
  glossary.section('A', words('Accounts', 'บัญชี'), [
    [KEY, words('Ledger account', 'รหัสบัญชีในระบบ')],
    [NAME, words('Name', 'ชื่อบัญชี')],
    [OTHER, OTHER_LANGUAGE],
    [REST, words('Nature', 'ลักษณะ')],
  ]);
  for (const account of Object.keys(ACCOUNT_NATURES) as Account[]) {
    glossary.line([
      [KEY, account, 'text'],
      ...glossary.inBoth(LEDGER_ACCOUNT_NAMES[account], NAME, OTHER),
      [REST, ACCOUNT_NATURES[account][glossary.language]],
    ]);
  }
}

/** Section B: which voucher posts what, and when. */
export function writePostings(glossary: GlossaryWriter): void {
  const headings = [
    [KEY, words('Kind', 'ประเภท')],
    [NAME, words('Voucher', 'ใบสำคัญ')],
    [OTHER, words('When', 'เมื่อใด')],
    [DEBIT, words('Debit', 'เดบิต')],
    [CREDIT, words('Credit', 'เครดิต')],
  ] as const;
  glossary.section('B', words('Vouchers by kind', 'ใบสำคัญตามประเภท'), headings, POSTING_NOTES);
  const { language } = glossary;
  for (const [kind, posting] of Object.entries(POSTINGS)) {
    glossary.line([
      [KEY, kind, 'text'],
      [NAME, ENTRY_KINDS[kind]?.[language] ?? kind],
      [OTHER, posting.when[language]],
      [DEBIT, debitText(posting, language)],
      [CREDIT, partsText(posting.credit, language)],
    ]);
  }
}

const debitText = ({ debit, note }: Posting, language: Language): string =>
  [partsText(debit, language), note?.[language]].filter((part) => part).join('. ');

/** `Payment fees (fee and interest); Input VAT not yet claimable (VAT)`. */
const partsText = (parts: readonly PostingPart[], language: Language): string =>
  parts
    .map(([account, what]) => {
      const name = LEDGER_ACCOUNT_NAMES[account][language];
      return what === null ? name : `${name} (${what[language]})`;
    })
    .join('; ');
