/** Of fewer signs, any two references are nearly the same. */
const SHORTEST = 3;

/** Case, spaces and dashes are typed differently by everyone. */
const plain = (reference: string): string => reference.toUpperCase().replaceAll(/[\s\-_/.]/gu, '');

/** References that differ by one slip: a sign too many, too few, another, or two exchanged. */
export function areShifted(left: string, right: string): boolean {
  const [one, two] = [Array.from(plain(left)), Array.from(plain(right))];
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  if (long.length - short.length > 1 || short.length < SHORTEST) return false;
  const first = short.findIndex((sign, index) => sign !== long[index]);
  if (first < 0) return true;
  const restOf = (signs: readonly string[], from: number): string => signs.slice(from).join('');
  if (long.length > short.length) return restOf(short, first) === restOf(long, first + 1);
  const isOneSign = restOf(short, first + 1) === restOf(long, first + 1);
  const isExchange =
    short[first] === long[first + 1] &&
    short[first + 1] === long[first] &&
    restOf(short, first + 2) === restOf(long, first + 2);
  return isOneSign || isExchange;
}
