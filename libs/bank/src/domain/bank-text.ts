import type { BankRules } from '#accounts';
import type { Satang } from '#money';
import type { BankLineKind } from './bank-line.js';

const LATIN = /[a-z0-9]/i;

/**
 * Which of these texts stands in a description, in any case; null: none. One that begins with a
 * Latin letter must begin a word: SHOPNOW does not hold OPN, and OPNPAYMENTS does.
 */
function textIn(description: string, texts: readonly string[]): string | null {
  const where = description.toLowerCase();
  return texts.find((text) => beginsAWord(where, text.toLowerCase())) ?? null;
}

function beginsAWord(where: string, text: string): boolean {
  for (let at = where.indexOf(text); at >= 0; at = where.indexOf(text, at + 1)) {
    if (at === 0 || !LATIN.test(text.charAt(0)) || !LATIN.test(where.charAt(at - 1))) return true;
  }
  return false;
}

/** Why a movement concerns us, and by which words; null: it does not. */
export function concernOf(
  amount: Satang,
  description: string,
  { payoutTexts, returnTexts }: BankRules,
): { readonly kind: BankLineKind; readonly text: string } | null {
  const kind = amount > 0n ? 'payout' : 'return';
  const text = textIn(description, kind === 'payout' ? payoutTexts : returnTexts);
  return text === null ? null : { kind, text };
}
