/**
 * Differences of one satang are rounding, as long as they go both ways. Whether they lean is told
 * by a sign test (in McNemar's form): were both ways equally likely, so lopsided a count would come
 * up in fewer than one of a thousand days. Eleven that all go one way are enough. The critical
 * value of chi-squared with one degree of freedom, in thousandths; whole numbers only.
 */
const CRITICAL_THOUSANDTHS = 10_828n;
const THOUSAND = 1_000n;

/** How many differences were too much, and how many too little. */
export interface Signs {
  readonly more: bigint;
  readonly less: bigint;
}

export function signsOf(differences: readonly bigint[]): Signs {
  const more = differences.filter((difference) => difference > 0n).length;
  const less = differences.filter((difference) => difference < 0n).length;
  return { more: BigInt(more), less: BigInt(less) };
}

export function leansOneWay({ more, less }: Signs): boolean {
  const lead = more - less;
  return lead !== 0n && lead * lead * THOUSAND >= CRITICAL_THOUSANDTHS * (more + less);
}
