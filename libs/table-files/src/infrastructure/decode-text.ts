import { isUtf8 } from 'node:buffer';
import { TableRefusedError } from '../domain/table.errors.js';
import type { TableEncoding } from '../domain/table.js';
import { decodeTis620, firstNotTis620 } from '../domain/tis-620.js';

const LF = 0x0a;
/** With these bytes each Thai character of UTF-8 begins. */
const THAI_LEAD = 0xe0;
const THAI_SECOND = [0xb8, 0xb9];
const UTF_8_MARK = [0xef, 0xbb, 0xbf];
const UTF_16_MARKS = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const;

/** A file's text in the encoding that is stated, or that its bytes tell. */
export function decodeText(bytes: Uint8Array, stated: TableEncoding): string {
  const wide = Object.entries(UTF_16_MARKS).find(([, mark]) => beginsWith(bytes, mark))?.[0];
  if (wide !== undefined && stated === 'auto') return decodeWide(bytes, wide);
  if (stated === 'tis-620') return decodeThai(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  if (stated === 'utf-8' || beginsWith(bytes, UTF_8_MARK)) throw notUtf8(bytes);
  refuseMixed(bytes);
  return decodeThai(bytes);
}

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

function decodeWide(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refused(1, 'This begins like UTF-16 text and is none. Save it as "CSV UTF-8".');
  }
}

function decodeThai(bytes: Uint8Array): string {
  const at = firstNotTis620(bytes);
  if (at === -1) return decodeTis620(bytes);
  throw refused(
    lineAt(bytes, at),
    'This is neither UTF-8 nor TIS-620 (Windows-874) text. Save the file as "CSV UTF-8" and send ' +
      'it again.',
  );
}

const notUtf8 = (bytes: Uint8Array): TableRefusedError =>
  refused(
    firstLineThat((line) => !isUtf8(line), bytes) ?? 1,
    'This is not UTF-8 text. Save the file as "CSV UTF-8", or state the encoding tis-620.',
  );

/**
 * Thai in TIS-620 is practically never Thai in UTF-8. A line that is, beside one that is not, was
 * pasted in from another file: reading it as TIS-620 would turn it into nonsense silently.
 */
function refuseMixed(bytes: Uint8Array): void {
  const utf8Line = firstLineThat((line) => isThaiInUtf8(line), bytes);
  if (utf8Line === null) return;
  const otherLine = firstLineThat((line) => !isUtf8(line), bytes) ?? 1;
  throw refused(
    Math.max(utf8Line, otherLine),
    `Row ${utf8Line} is UTF-8 and row ${otherLine} is not: the file mixes two encodings. Save ` +
      'all of it as "CSV UTF-8" and send it again, or state the encoding tis-620 if it is that.',
  );
}

function isThaiInUtf8(line: Uint8Array): boolean {
  const hasThai = line.some(
    (byte, index) => byte === THAI_LEAD && THAI_SECOND.includes(line[index + 1] ?? 0),
  );
  return hasThai && isUtf8(line);
}

function firstLineThat(fits: (line: Uint8Array) => boolean, bytes: Uint8Array): number | null {
  let number = 1;
  for (let start = 0; start < bytes.length; number += 1) {
    const next = bytes.indexOf(LF, start);
    const end = next === -1 ? bytes.length : next;
    if (fits(bytes.subarray(start, end))) return number;
    start = end + 1;
  }
  return null;
}

function lineAt(bytes: Uint8Array, at: number): number {
  return bytes.subarray(0, at).reduce((lines, byte) => lines + (byte === LF ? 1 : 0), 1);
}

const refused = (line: number, message: string): TableRefusedError =>
  new TableRefusedError('import.encoding', line, message);
