import { formatBaht } from '#money';
import type { Satang } from '#money';

/** For a cell only, where a number is a float by nature: the nearest one to the exact amount. */
export const bahtNumber = (amount: Satang): number => Number(formatBaht(amount));
