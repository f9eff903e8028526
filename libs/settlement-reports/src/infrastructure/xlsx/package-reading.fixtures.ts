import { inflateRawSync } from 'node:zlib';

const DIRECTORY_ENTRY = 'PK\u0001\u0002';
const DIRECTORY_HEADER = 46;
const LOCAL_HEADER = 30;

/** Every part of an archive by its name, as text, found by the archive's own directory. */
export function partsOf(archive: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let at = archive.indexOf(DIRECTORY_ENTRY);
  while (at >= 0 && archive.toString('latin1', at, at + 4) === DIRECTORY_ENTRY) {
    const size = archive.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const from = archive.readUInt32LE(at + 42);
    const title = archive.toString(
      'utf8',
      at + DIRECTORY_HEADER,
      at + DIRECTORY_HEADER + (name ?? 0),
    );
    const own = archive.readUInt16LE(from + 26) + archive.readUInt16LE(from + 28);
    const content = archive.subarray(from + LOCAL_HEADER + own, from + LOCAL_HEADER + own + size);
    parts.set(title, inflateRawSync(content).toString('utf8'));
    at += DIRECTORY_HEADER + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

export interface PackagedSheet {
  readonly title: string;
  readonly xml: string;
  /** Names of its elements, in their order. */
  readonly children: readonly string[];
}

/** The sheets in the order of their tabs. */
export function sheetsOf(parts: ReadonlyMap<string, string>): readonly PackagedSheet[] {
  const relations = parts.get('xl/_rels/workbook.xml.rels') ?? '';
  const targets = new Map(
    [...relations.matchAll(/<Relationship ([^>]*)\/>/g)].map(([, text = '']) => [
      attribute(text, 'Id'),
      attribute(text, 'Target'),
    ]),
  );
  const book = parts.get('xl/workbook.xml') ?? '';
  return [...book.matchAll(/<sheet ([^>]*)\/>/g)].map(([, text = '']) => {
    const xml = parts.get(`xl/${targets.get(attribute(text, 'r:id')) ?? ''}`) ?? '';
    return { title: attribute(text, 'name'), xml, children: childrenOf(xml) };
  });
}

const attribute = (text: string, name: string): string =>
  new RegExp(`(?:^| )${name}="([^"]*)"`).exec(text)?.[1] ?? '';

/** The value of an attribute of every such element. */
export const attributes = (xml: string, element: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${element} ([^>]*?)/?>`, 'g'))].map(([, text = '']) =>
    attribute(text, name),
  );

/** The texts of cells, whichever way they are stored; markup as characters again. */
export const texts = (xml: string): readonly string[] =>
  [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>|t="str"><v>([^<]*)<\/v>/g)].map(
    ([, inline, stored]) => inline ?? stored ?? '',
  );

function childrenOf(xml: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [tag, closing, name = ''] of xml.matchAll(/<(\/?)([a-zA-Z]+)[^>]*>/g)) {
    if (closing === '/') depth -= 1;
    else {
      if (depth === 1) names.push(name);
      if (!tag.endsWith('/>')) depth += 1;
    }
  }
  return names;
}
