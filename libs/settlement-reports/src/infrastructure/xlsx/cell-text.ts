/** Excel refuses a file with a longer text in a cell. */
const MAX_CELL_CHARACTERS = 32_767;
const ELLIPSIS = '…';

/** Control characters, non-characters and surrogates; the last ones may be a proper pair. */
const SUSPECT = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/;
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LINE_BREAKS = /[\t\n\r]+/g;
/** `_x0041_` in a file is read as "A"; an identifier that looks so must stay what it is. */
const ESCAPE_LIKE = /_(?=x[0-9a-f]{4}_)/gi;

/** Text as a cell can hold it: one line, nothing that XML or Excel would refuse or reinterpret. */
export function cellText(text: string): string {
  let clean = text;
  if (SUSPECT.test(clean)) {
    clean = clean.toWellFormed().replace(INVISIBLE, '').replace(LINE_BREAKS, ' ');
  }
  if (clean.includes('_x')) clean = clean.replace(ESCAPE_LIKE, '_x005F_');
  if (clean.length <= MAX_CELL_CHARACTERS) return clean;
  return clean.slice(0, MAX_CELL_CHARACTERS - 1).toWellFormed() + ELLIPSIS;
}

/** Most texts are identifiers and words, and need no second look. */
const ORDINARY = /^[\w\-./:(),\u0e00-\u0e7f]+(?: [\w\-./:(),\u0e00-\u0e7f]+)*$/;
const MARKUP = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The content of an inline string: text, whatever it begins with, never a formula. */
export function inlineString(text: string): string {
  const isOrdinary = ORDINARY.test(text) && !text.includes('_x');
  if (isOrdinary && text.length <= MAX_CELL_CHARACTERS) return `<is><t>${text}</t></is>`;
  const clean = cellText(text).replace(MARKUP, (sign) => ENTITIES[sign] ?? '');
  return `<is><t xml:space="preserve">${clean}</t></is>`;
}
