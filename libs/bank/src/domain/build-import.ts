import type { BankRules } from '#accounts';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { canonicalJson, sha256 } from '#kernel';
import { negated, sum } from '#money';
import type { Satang } from '#money';
import { concernOf } from './bank-text.js';
import type { BankLine } from './bank-line.js';
import type { BankStatement, Tally } from './bank-statement.js';
import { refuseFuture } from './refuse-future.js';
import { controlOf, turnoverOf } from './control-difference.js';
import { maskAccountDigits } from './mask-account-digits.js';
import type { StatementFile, StatementRow } from './statement-row.js';

/** What an import depends on beside its file. */
export interface ImportCircumstances {
  /** SHA-256 of the file. */
  readonly file: string;
  readonly preset: string | null;
  /** The bank's calendar day on which it is imported: that day is not over. */
  readonly today: BusinessDay;
  /** Days that a person says the file covers, beside those of its rows. */
  readonly from: BusinessDay | null;
  readonly to: BusinessDay | null;
  readonly rulesOn: (day: BusinessDay) => BankRules;
}

export interface BankImport {
  readonly statement: BankStatement;
  readonly lines: readonly BankLine[];
}

const ID_LENGTH = 24;

/** What is recorded of a file: the lines that concern us, and what all of it comes to. */
export function buildImport(file: StatementFile, circumstances: ImportCircumstances): BankImport {
  refuseFuture(file, circumstances);
  const statementId = `bks_${circumstances.file.slice(0, ID_LENGTH)}`;
  const moved = file.rows.filter(isMovement);
  const lines = keptLines(moved, statementId, circumstances.rulesOn);
  const kept = new Set(lines.map(({ from }) => from));
  const movements = turnoverOf(moved.map(({ amount }) => amount));
  const amountsOf = (kind: BankLine['kind']) =>
    lines.flatMap(({ line }) => (line.kind === kind ? line.amount : []));
  const statement: BankStatement = {
    statementId,
    file: circumstances.file,
    preset: circumstances.preset,
    ...coverageOf(file, circumstances),
    bankAccounts: accountsOf(file),
    movements,
    payouts: tallyOf(amountsOf('payout')),
    returns: tallyOf(amountsOf('return').map(negated)),
    others: turnoverOf(moved.filter((row) => !kept.has(row)).map(({ amount }) => amount)),
    ...controlOf(file.rows, file.stated, movements),
  };
  return { statement, lines: lines.map(({ line }) => line) };
}

type Movement = StatementRow & { readonly amount: Satang };

const isMovement = (row: StatementRow): row is Movement => row.amount !== null && row.amount !== 0n;

const tallyOf = (amounts: readonly Satang[]): Tally => ({
  count: amounts.length,
  amount: sum(amounts),
});

interface KeptLine {
  readonly line: BankLine;
  readonly from: Movement;
}

/** Two identical rows of one file are two lines; in another file they are the same two. */
function keptLines(
  moved: readonly Movement[],
  statementId: string,
  rulesOn: ImportCircumstances['rulesOn'],
): readonly KeptLine[] {
  const seen = new Map<string, number>();
  return moved.flatMap((row) => {
    const concern = concernOf(row.amount, row.description, rulesOn(row.bookedOn));
    if (concern === null) return [];
    const { bookedOn, bookedAt, amount, description, bankReference, bankAccount } = row;
    const content = { bookedOn, bookedAt, amount, description, bankReference, bankAccount };
    const fingerprint = canonicalJson(content);
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    const lineId = `bkl_${sha256(`${fingerprint}\n${count}`).slice(0, ID_LENGTH)}`;
    const { kind } = concern;
    // A return may name a customer: only the words by which it was known are kept.
    const shown =
      kind === 'payout'
        ? { description: maskAccountDigits(description), bankReference }
        : { description: concern.text, bankReference: null };
    return [{ line: { ...content, ...shown, lineId, statementId, kind }, from: row }];
  });
}

/**
 * From the first row to the last one, and as far as the file's own period or a person says more;
 * but a period that was printed before it was over proves nothing of what came after.
 */
function coverageOf(
  { rows, period }: StatementFile,
  { today, from, to }: ImportCircumstances,
): { readonly from: BusinessDay; readonly to: BusinessDay } {
  const days = rows.map(({ bookedOn }) => bookedOn);
  const yesterday = addDays(today, -1);
  const ends = period === null ? [] : [period.to < yesterday ? period.to : yesterday];
  const firsts = [...days, ...(period === null ? [] : [period.from]), ...(from ? [from] : [])];
  const lasts = [...days, ...ends, ...(to ? [to] : [])];
  const first = firsts.reduce((one, other) => (other < one ? other : one), firsts[0] ?? today);
  const last = lasts.reduce((one, other) => (other > one ? other : one), lasts[0] ?? first);
  return { from: first, to: last < first ? first : last };
}

/** Not known for a single row: then it may be any. */
function accountsOf({ rows, bankAccount }: StatementFile): readonly string[] {
  const named = rows.length > 0 ? rows.map((row) => row.bankAccount) : [bankAccount];
  if (named.includes(null)) return [];
  return [...new Set(named.flatMap((account) => account ?? []))].sort();
}
