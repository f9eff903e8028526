/** Excel itself keeps so many digits; what stands behind them is noise of floating point. */
const DIGITS = 15;
/** Numbers smaller than that are written with an exponent by JavaScript. */
const MAX_DECIMALS = 20;

/**
 * A number of a workbook's XML as plain decimal text, `0.30000000000000004` as `0.3`; null if it
 * is none. A whole number keeps all of its digits, so that one with too many can be refused.
 */
export function workbookNumber(raw: string): string | null {
  const value = raw.trim() === '' ? Number.NaN : Number(raw);
  if (!Number.isFinite(value)) return null;
  if (Number.isInteger(value)) return BigInt(value).toString();
  const rounded = Number(value.toPrecision(DIGITS));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(MAX_DECIMALS).replace(/\.?0+$/, '') : text;
}
