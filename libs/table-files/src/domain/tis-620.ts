/** Windows-874 is TIS-620 and these few characters more. */
const BEYOND_THAI: Readonly<Record<number, number>> = {
  0x80: 0x20ac, // euro
  0x85: 0x2026, // ellipsis
  0x91: 0x2018,
  0x92: 0x2019,
  0x93: 0x201c,
  0x94: 0x201d,
  0x95: 0x2022,
  0x96: 0x2013,
  0x97: 0x2014,
  0xa0: 0x00a0, // no-break space
};
const THAI: readonly (readonly [first: number, last: number])[] = [
  [0xa1, 0xda],
  [0xdf, 0xfb],
];
/** From a byte of TIS-620 to its place in Unicode's Thai block. */
const TO_THAI = 0x0e00 - 0xa0;
const ASCII_END = 0x80;
const BYTES = 256;
const UNDEFINED = 0;

/** The character of each byte; 0 where there is none, as for the byte 0 itself. */
const characters: Uint16Array = Uint16Array.from({ length: BYTES }, (_, byte) => {
  if (byte < ASCII_END) return byte;
  if (THAI.some(([first, last]) => byte >= first && byte <= last)) return byte + TO_THAI;
  return BEYOND_THAI[byte] ?? UNDEFINED;
});

/** Where the first byte is that stands for no character; -1 if each does. */
export const firstNotTis620 = (bytes: Uint8Array): number =>
  bytes.findIndex((byte) => characters[byte] === UNDEFINED);

/** Each byte as its character. What this Node was built with makes no difference. */
export function decodeTis620(bytes: Uint8Array): string {
  const units = Uint16Array.from(bytes, (byte) => characters[byte] ?? UNDEFINED);
  return new TextDecoder('utf-16le').decode(units);
}
