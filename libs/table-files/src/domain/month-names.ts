/** Each month under the names that exports write, the long one first; dots do not matter. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'มกราคม', 'มค'],
  ['february', 'feb', 'กุมภาพันธ์', 'กพ'],
  ['march', 'mar', 'มีนาคม', 'มีค'],
  ['april', 'apr', 'เมษายน', 'เมย'],
  ['may', 'พฤษภาคม', 'พค'],
  ['june', 'jun', 'มิถุนายน', 'มิย'],
  ['july', 'jul', 'กรกฎาคม', 'กค'],
  ['august', 'aug', 'สิงหาคม', 'สค'],
  ['september', 'sep', 'sept', 'กันยายน', 'กย'],
  ['october', 'oct', 'ตุลาคม', 'ตค'],
  ['november', 'nov', 'พฤศจิกายน', 'พย'],
  ['december', 'dec', 'ธันวาคม', 'ธค'],
];

const numberOf: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** 1 for `Jan`, `January`, `ม.ค.` and `มกราคม`; null for what is no month. */
export const monthNamed = (text: string): number | null =>
  numberOf.get(text.normalize('NFC').replaceAll('.', '').toLowerCase()) ?? null;
