import { crc32, deflateRawSync } from 'node:zlib';

export interface PlannedPart {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory says of it, where that is to be a lie. */
  readonly statedBytes?: number;
  readonly crc?: number;
  readonly flags?: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;

/** A ZIP written byte by byte, so that it can say what no honest program would. */
export function zip(parts: readonly PlannedPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const bytes = Buffer.from(part.content);
    const packed = deflateRawSync(bytes);
    const name = Buffer.from(part.name);
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(part.flags ?? 0, 2);
    facts.writeUInt16LE(DEFLATED, 4);
    facts.writeUInt32LE(part.crc ?? crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(part.statedBytes ?? bytes.length, 18);
    const lengths = shorts(name.length, 0);
    const body = Buffer.concat([word(LOCAL), facts, lengths, name, packed]);
    const rest = Buffer.concat([shorts(name.length, 0, 0, 0, 0), word(0), word(at)]);
    directory.push(Buffer.concat([word(CENTRAL), shorts(20), facts, rest, name]));
    bodies.push(body);
    at += body.length;
  }
  const central = Buffer.concat(directory);
  const counts = shorts(0, 0, parts.length, parts.length);
  const end = Buffer.concat([word(END), counts, word(central.length), word(at), shorts(0)]);
  return Buffer.concat([...bodies, central, end]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function shorts(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => bytes.writeUInt16LE(value, 2 * index));
  return bytes;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (kind: string, target: string): string =>
  `<Relationships><Relationship Id="r1" Type="${RELATIONS}/${kind}" Target="${target}"/>` +
  '</Relationships>';

/** The parts of the smallest workbook, with this XML between `<sheetData>` and its end. */
export const workbookParts = (sheetData: string | Buffer): readonly PlannedPart[] => [
  {
    name: '_rels/.rels',
    content: relations('officeDocument', 'xl/workbook.xml'),
  },
  {
    name: 'xl/workbook.xml',
    content: '<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: relations('worksheet', 'worksheets/sheet1.xml'),
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    content: Buffer.concat([
      Buffer.from('<worksheet><sheetData>'),
      Buffer.from(sheetData),
      Buffer.from('</sheetData></worksheet>'),
    ]),
  },
];
