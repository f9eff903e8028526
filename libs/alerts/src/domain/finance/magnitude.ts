import { negated } from '#money';
import type { Satang } from '#money';

/** Without its sign: an alert says how much money, its words which way. */
export const magnitude = (amount: Satang): Satang => (amount < 0n ? negated(amount) : amount);
