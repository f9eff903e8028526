import { DomainError } from '#kernel';
import { satang } from './satang.js';
import type { Satang } from './satang.js';

const BAHT = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,16})(?:\.(\d{1,2}))?$/;
const SATANG_PER_BAHT = 100n;

/**
 * Baht as people write it, with at most two decimals: `4000`, `4000.5`, `4,000.50`. Anything else
 * (three decimals, a misplaced comma, a currency sign) is `money.invalid`; nothing is rounded.
 */
export function parseBaht(text: string): Satang {
  const match = BAHT.exec(text.trim());
  if (!match) {
    throw new DomainError(
      'money.invalid',
      `"${text}" is not an amount in baht with at most two decimals, such as 1,234.50.`,
    );
  }
  const [, sign, whole = '', decimals = ''] = match;
  const value =
    BigInt(whole.replaceAll(',', '')) * SATANG_PER_BAHT + BigInt(decimals.padEnd(2, '0'));
  return satang(sign === '-' ? -value : value);
}

/** `4000.00`: plain digits and a point, for files that machines read again. */
export function formatBaht(amount: Satang): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `28,614,310.25`: as people read it. */
export const bahtText = (amount: Satang): string =>
  formatBaht(amount).replace(/\B(?=(\d{3})+(?=\.))/g, ',');
