/** `kbank-6789` at its last `-` is `kbank` and `6789`. */
export function splitAtLast(text: string, separator: string): readonly [string, string] {
  const at = text.lastIndexOf(separator);
  return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + separator.length)];
}
