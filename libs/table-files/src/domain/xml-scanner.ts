import { xmlText } from './xml-text.js';

/** Who wants to know what stands in a document. Names come without their namespace's prefix. */
export interface XmlHandler {
  /** `attributes` as they stand, for `xmlAttribute`. An empty element is opened and closed. */
  open(name: string, attributes: string): void;
  /** All of it between two tags, entities decoded. */
  text(text: string): void;
  close(name: string): void;
}

/** A document that is refused: damaged, or made so that reading it would cost too much. */
export class XmlRefused extends Error {}

/** A tag or a text may be so long; only hostile ones are longer. */
const MAX_PENDING_CHARS = 2 * 1024 * 1024;
const TAG = /<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/y;
const PARTS = /^<(\/?)(?:[^\s/>:]+:)?([^\s/>]+)([^]*?)(\/?)>$/;
const CDATA = '<![CDATA[';
const SPECIAL: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
];

/** Fewer characters may still be the beginning of one of these. */
const LONGEST_MARK = CDATA.length;

/**
 * Reads XML that comes in portions, and keeps nothing of it. It knows no document types, and so
 * no entities that grow when they are read.
 */
export class XmlScanner {
  private pending = '';

  constructor(private readonly handler: XmlHandler) {}

  write(portion: string): void {
    const text = this.pending + portion;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      const end = start === -1 ? -1 : endOfTag(text, start);
      if (end === -1) break;
      if (start > at) this.handler.text(xmlText(text.slice(at, start)));
      this.tell(text.slice(start, end));
      at = end;
    }
    this.pending = text.slice(at);
    if (this.pending.length > MAX_PENDING_CHARS) throw new XmlRefused('A tag does not end.');
  }

  end(): void {
    if (this.pending.trim() !== '') throw new XmlRefused('The document breaks off.');
  }

  private tell(tag: string): void {
    if (tag.startsWith(CDATA)) this.handler.text(tag.slice(CDATA.length, -']]>'.length));
    if (tag[1] === '!' || tag[1] === '?') return;
    const [, closing, name = '', attributes = '', empty] = PARTS.exec(tag) ?? [];
    if (closing === '') this.handler.open(name, attributes);
    if (closing !== '' || empty !== '') this.handler.close(name);
  }
}

/** Where the tag that begins at `start` is over; -1 if that has not come yet. */
function endOfTag(text: string, start: number): number {
  const next = text[start + 1];
  if (next === '!' || next === '?') return endOfSpecial(text, start);
  TAG.lastIndex = start;
  return TAG.test(text) ? TAG.lastIndex : -1;
}

function endOfSpecial(text: string, start: number): number {
  const special = SPECIAL.find(([mark]) => text.startsWith(mark, start));
  if (special !== undefined) {
    const end = text.indexOf(special[1], start + special[0].length);
    return end === -1 ? -1 : end + special[1].length;
  }
  const isWhole = text.length - start >= LONGEST_MARK;
  if (isWhole) throw new XmlRefused('It has a document type, which no workbook needs.');
  return -1;
}
