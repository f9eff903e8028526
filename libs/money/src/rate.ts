import { DomainError } from '#kernel';
import { satang } from './satang.js';
import type { Satang } from './satang.js';

declare const kind: unique symbol;

/** A percentage as exact decimal text, without superfluous zeros: `1.65`, `7`. */
export type Rate = string & { readonly [kind]: 'rate' };

const DECIMAL = /^(\d{1,6})(?:\.(\d{1,9}))?$/;

/** Opn states rates as text, `"1.65"` or `"7.0"`; both spellings of one rate become the same. */
export function parseRate(text: string): Rate {
  const match = DECIMAL.exec(text.trim());
  if (!match) {
    throw new DomainError('rate.invalid', `"${text}" is not a percentage such as 1.65.`);
  }
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  const whole = BigInt(match[1] ?? '0').toString();
  return (decimals === '' ? whole : `${whole}.${decimals}`) as Rate;
}

/**
 * `rate` per cent of an amount that is not negative, halves rounded up: 3.65 % of 50.00 baht is
 * 1.825 and becomes 1.83. Opn rounds so on every recorded charge.
 */
export function shareRoundedHalfUp(amount: Satang, rate: Rate): Satang {
  const [whole = '0', decimals = ''] = rate.split('.');
  const scale = 100n * 10n ** BigInt(decimals.length);
  const scaled = amount * BigInt(whole + decimals);
  return satang((2n * scaled + scale) / (2n * scale));
}
