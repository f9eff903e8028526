export { reviveMoney } from './revive-money.js';
export { bahtText, formatBaht, parseBaht } from './baht.js';
export { parseRate, shareRoundedHalfUp } from './rate.js';
export type { Rate } from './rate.js';
export {
  minus,
  negated,
  plus,
  satang,
  satangFromJson,
  smallerOf,
  sum,
  toJsonInteger,
  ZERO,
} from './satang.js';
export type { Satang } from './satang.js';
