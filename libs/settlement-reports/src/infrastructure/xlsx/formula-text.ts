const LETTERS = 26;
const CODE_BEFORE_A = 64;
const PLAIN_TITLE = /^[A-Za-z][A-Za-z0-9]*$/;

/** 1 → `A`, 27 → `AA`. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / LETTERS)) {
    letters = String.fromCharCode(CODE_BEFORE_A + 1 + ((left - 1) % LETTERS)) + letters;
  }
  return letters;
}

/** `Charges!$J$6`, with quotes where the title of the tab needs them. */
export function rangeOn(title: string, cells: string): string {
  const tab = PLAIN_TITLE.test(title) ? title : `'${title.replaceAll("'", "''")}'`;
  return `${tab}!${cells}`;
}

/** A text inside a formula. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A criterion that only the text itself meets: nothing in it is a wildcard or compares. */
export const exactly = (text: string): string => {
  const plain = text.replaceAll(/[~*?]/g, '~$&');
  return quoted(/^[<>=]/.test(plain) ? `=${plain}` : plain);
};
