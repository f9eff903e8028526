import { TableRefusedError } from './table.errors.js';
import type { TableForm } from './table.js';

/** What the first bytes of other files are, and what to do with such a file. */
const FOREIGN: readonly (readonly [magic: string, what: string])[] = [
  [
    'd0cf11e0a1b11ae1',
    'an old binary .xls workbook, or one with a password. Open it in Excel, remove the password ' +
      'if it has one, and save it as .xlsx or CSV',
  ],
  ['255044462d', 'a PDF document, whatever its name says. Export the table as .xlsx or CSV'],
  ['1f8b', 'a gzip archive. Unpack it and send the file inside'],
  ['526172211a07', 'a RAR archive. Unpack it and send the file inside'],
  ['89504e47', 'a picture. Export the table as .xlsx or CSV'],
  ['ffd8ff', 'a picture. Export the table as .xlsx or CSV'],
];
const ZIP_MAGICS = ['504b0304', '504b0506'];
const MAGIC_BYTES = 8;
const BYTES_LOOKED_AT = 4_096;
const UTF_16_MARKS = ['fffe', 'feff'];
const PROLOGUE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*/i;
const HTML = /^<(?:!doctype\s+html|html|head|meta|body|table|div|style)\b/i;
const XML = /^\s*<\?xml/i;

/** Which form a file has, by its bytes: names and content types are often wrong. */
export function sniffForm(bytes: Uint8Array): TableForm {
  const magic = Buffer.from(bytes.subarray(0, MAGIC_BYTES)).toString('hex');
  const foreign = FOREIGN.find(([first]) => magic.startsWith(first));
  if (foreign !== undefined) throw notATable(`This is ${foreign[1]}, and send that.`);
  if (ZIP_MAGICS.some((first) => magic.startsWith(first))) return 'xlsx';
  if (UTF_16_MARKS.some((mark) => magic.startsWith(mark))) return 'csv';
  return formOfText(bytes.subarray(0, BYTES_LOOKED_AT));
}

function formOfText(bytes: Uint8Array): TableForm {
  if (bytes.includes(0)) {
    throw notATable('This is not text, and no workbook either. Save the table as .xlsx or CSV.');
  }
  const text = Buffer.from(bytes).toString('latin1').replace('\u00ef\u00bb\u00bf', '');
  if (HTML.test(text.replace(PROLOGUE, ''))) return 'html';
  if (XML.test(text)) {
    throw notATable('This is XML. Open it in Excel, save it as .xlsx or CSV, and send that.');
  }
  return 'csv';
}

const notATable = (message: string): TableRefusedError =>
  new TableRefusedError('import.not_a_table', 1, message);
