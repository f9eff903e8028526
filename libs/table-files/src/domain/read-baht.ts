import { DomainError } from '#kernel';
import { negated, parseBaht } from '#money';
import type { Satang } from '#money';
import { cellText } from './cell.js';
import type { Cell } from './cell.js';

const BRACKETED = /^\((.*)\)$/s;
const SIGN_OF_BAHT = /^฿\s*|\s*฿$/g;

/**
 * Baht as shops and banks write it: `1,234.50`, `+91,890.08`, `-5`, `(100.00)` for less than
 * nothing, `฿100`. Anything else is `money.invalid`, a third decimal and a trailing CR or DR too:
 * nothing is rounded, nothing guessed.
 */
export function readBaht(cell: Cell): Satang {
  const text = cellText(cell);
  const bracketed = BRACKETED.exec(text)?.[1];
  const digits = (bracketed ?? text).replaceAll(SIGN_OF_BAHT, '').replace(/^\+(?=\d)/, '');
  if (bracketed !== undefined && /^[-+]/.test(bracketed.trim())) throw notBaht(text);
  try {
    const amount = parseBaht(digits);
    return bracketed === undefined ? amount : negated(amount);
  } catch (error) {
    throw error instanceof DomainError ? notBaht(text) : error;
  }
}

const notBaht = (text: string): DomainError =>
  new DomainError(
    'money.invalid',
    `"${text}" is not an amount in baht with at most two decimals, such as 1,234.50.`,
  );
