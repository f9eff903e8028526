const LETTERS = 26;
const CODE_BEFORE_A = 64;

/** Column of an address such as `AB12`, from 0; null where there is none. */
export function columnOf(address: string | null): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(address ?? '')?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * LETTERS + letter.charCodeAt(0) - CODE_BEFORE_A;
  return column - 1;
}
