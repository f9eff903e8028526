const ENTITY = /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);
const LAST_CODE_POINT = 0x10ffff;
const REPLACEMENT = '\ufffd';

/** Text with its entities decoded; an unknown one stays as it is written. */
export const xmlText = (raw: string): string =>
  raw.includes('&') ? raw.replaceAll(ENTITY, decodeEntity) : raw;

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED.get(name.toLowerCase()) ?? whole;
  const isHex = name[1]?.toLowerCase() === 'x';
  const point = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return point <= LAST_CODE_POINT ? String.fromCodePoint(point) : REPLACEMENT;
}

const patterns = new Map<string, RegExp>();

/** Value of an attribute, whatever prefix its name has, quoted or not; null if there is none. */
export function xmlAttribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`);
    patterns.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  return match === null ? null : xmlText(match[1] ?? match[2] ?? match[3] ?? '');
}
