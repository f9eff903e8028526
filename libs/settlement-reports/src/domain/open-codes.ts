import type { BusinessDay } from '#calendar';
import { BREAK_CODES } from '#reconciliation';

/** A break that is open at the end of a day. */
export interface OpenBreak {
  readonly code: string;
  readonly day: BusinessDay;
  readonly subjectKind: string;
  readonly subjectId: string;
}

const PRECEDENCE = Object.keys(BREAK_CODES);

/** What is wrong with each transfer: the first code that applies. */
export function codesOfTransfers(breaks: readonly OpenBreak[]): ReadonlyMap<string, string> {
  const own = breaks.filter(({ subjectKind }) => subjectKind === 'transfer');
  const gravestLast = own.toSorted(
    (left, right) => PRECEDENCE.indexOf(right.code) - PRECEDENCE.indexOf(left.code),
  );
  return new Map(gravestLast.map(({ subjectId, code }) => [subjectId, code]));
}

/** Whether a code is open, of some day or of any. */
export const openCode = (
  breaks: readonly OpenBreak[],
  wanted: string,
  isOf: (day: BusinessDay) => boolean = () => true,
): string | null => breaks.find(({ code, day }) => code === wanted && isOf(day))?.code ?? null;
