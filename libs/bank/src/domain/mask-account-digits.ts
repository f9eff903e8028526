const SHOWN_DIGITS = 4;

/**
 * Nine digits and more in a row, with single dashes between them as banks print account numbers,
 * that are no part of a word: an id of Opn stays as it is.
 */
const ACCOUNT_NUMBER = /(?<![\p{L}\d_])\d(?:-?\d){8,}(?![\p{L}\d_])/gu;

/** Text as a bank prints it, in which of account numbers only the last four digits are left. */
export const maskAccountDigits = (text: string): string =>
  text.replaceAll(ACCOUNT_NUMBER, (number) => {
    const digits = number.replaceAll('-', '');
    return `••${digits.slice(-SHOWN_DIGITS)}`;
  });

/** The last four digits of an account number, however it is written; null if it has fewer. */
export function lastDigitsOf(text: string): string | null {
  const digits = text.replaceAll(/\D/g, '');
  return digits.length < SHOWN_DIGITS ? null : digits.slice(-SHOWN_DIGITS);
}
