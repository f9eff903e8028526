import { DomainError, storableText } from '#kernel';
import { negated } from '#money';
import type { Satang } from '#money';
import { cellText, readBaht } from '#table-files';
import type { Cell } from '#table-files';

const MAX_TEXT_CHARS = 500;
const TIME = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*น\.?)?$/;
const NO_AMOUNT = /^[-–—]?$/;

/** Text on one line, as a bank prints it; refused beyond 500 characters (`field.too_long`). */
export function readText(text: string): string {
  const plain = storableText(text).normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  if (plain.length <= MAX_TEXT_CHARS) return plain;
  throw new DomainError(
    'field.too_long',
    `This text has more than ${MAX_TEXT_CHARS} characters; is it the right column?`,
  );
}

/** Baht of a cell, or null where it is empty; banks also print a dash. */
export function readAmount(cell: Cell): Satang | null {
  if (typeof cell === 'object' && 'error' in cell) {
    throw new DomainError('cell.error', `The workbook has ${cell.error} here instead of a value.`);
  }
  return NO_AMOUNT.test(cellText(cell)) ? null : readBaht(cell);
}

/** Banks print what went out with a minus or without; what came in has one if it was undone. */
export function signedAmount(deposit: Satang | null, withdrawal: Satang | null): Satang | null {
  const hasBoth = (deposit ?? 0n) !== 0n && (withdrawal ?? 0n) !== 0n;
  if (hasBoth) {
    throw new DomainError(
      'amount.ambiguous',
      'This row has a deposit and a withdrawal; a movement has one of them.',
    );
  }
  if (withdrawal !== null && withdrawal !== 0n) {
    return withdrawal < 0n ? withdrawal : negated(withdrawal);
  }
  return deposit;
}

/** `21:42:08` of `21:42:08`, `21.42` or `2026-11-20T21:42:08`; null for an empty cell. */
export function readTime(cell: Cell): string | null {
  const text = cellText(cell).replace(/^\d{4}-\d{2}-\d{2}T/, '');
  if (text === '') return null;
  const [, hours = '', minutes = '', seconds = '00'] = TIME.exec(text) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    throw new DomainError('time.invalid', `"${text}" is not a time of day such as 21:42:08.`);
  }
  return `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
}
