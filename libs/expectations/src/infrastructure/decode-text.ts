import { isUtf8 } from 'node:buffer';
import { unreadable } from '../domain/import.errors.js';

const LF = 0x0a;

/** UTF-8, with or without a byte order mark; anything else is refused with the line it is in. */
export function decodeText(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  throw unreadable(
    firstBadLine(bytes),
    'import.encoding',
    'This is not UTF-8 text. Save the file as "CSV UTF-8" and send it again.',
  );
}

function firstBadLine(bytes: Uint8Array): number {
  let row = 1;
  for (let start = 0; start < bytes.length; row += 1) {
    const next = bytes.indexOf(LF, start);
    const end = next === -1 ? bytes.length : next;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  return row;
}
