import { sha256 } from '#kernel';

const ID_CHARS = 19;
const HEX_DIGITS = 24;

/** An id such as Opn gives, always in test mode, and always the same for the same parts. */
export function simulatedId(prefix: string, ...parts: readonly (string | number)[]): string {
  const digits = BigInt(`0x${sha256(parts.join('|')).slice(0, HEX_DIGITS)}`).toString(36);
  return `${prefix}_test_${digits.padStart(ID_CHARS, '0').slice(-ID_CHARS)}`;
}
