import { ListBreaks } from '#reconciliation';
import type { PlacedBreak } from '#reconciliation';
import type { Installation } from '../../support/installation.js';
import type { PlantedBreak } from './world.js';

const PAGE = 500;

/** A break as it was planted or found, in one line. */
export const inOneLine = ({ code, subject, amount, also, proof }: PlantedBreak): string =>
  `${code} ${subject} ${String(amount)} ${proof ? 'cleared' : 'open'} [${also.join()}]`;

export interface FoundBreak {
  readonly line: string;
  readonly code: string;
  readonly clearedBy: string | null;
}

/** Every break there is or ever was, with bank lines by what the bank shows of them. */
export async function foundBreaks(shop: Installation): Promise<readonly FoundBreak[]> {
  const lines = await shop.rows<{ id: string; shown: string }>(
    `SELECT id, booked_on || '/' || amount AS shown FROM bank_lines
     WHERE account = '${shop.account}'`,
  );
  const shownBy = new Map(lines.map(({ id, shown }) => [id, shown]));
  return (await allBreaks(shop)).map(({ code, subject, amount, explains, clearedBy }) => {
    const about = `${subject.kind}/${shownBy.get(subject.id) ?? subject.id}`;
    const standing = clearedBy === null ? 'open' : 'cleared';
    const line = `${code} ${about} ${String(amount)} ${standing} [${explains.join()}]`;
    return { line, code, clearedBy };
  });
}

async function allBreaks({ account, queries }: Installation): Promise<readonly PlacedBreak[]> {
  const all: PlacedBreak[] = [];
  for (;;) {
    const last = all.at(-1)?.place ?? null;
    const page = await queries.execute(new ListBreaks(account, {}, PAGE, last));
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** By code: how many were planted, how many found, and which of either are alone. */
export interface CodeResult {
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly unplanted: readonly string[];
}

export function byCode(
  planted: readonly PlantedBreak[],
  found: readonly FoundBreak[],
): Readonly<Record<string, CodeResult>> {
  const codes = new Set([...planted, ...found].map(({ code }) => code));
  return Object.fromEntries(
    [...codes].sort().map((code) => {
      const wanted = planted.filter((one) => one.code === code).map(inOneLine);
      const seen = found.filter((one) => one.code === code).map(({ line }) => line);
      const missed = without(wanted, seen);
      const unplanted = without(seen, wanted);
      return [code, { planted: wanted.length, found: seen.length, missed, unplanted }];
    }),
  );
}

/** What of the one is not in the other, as often as it is. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
