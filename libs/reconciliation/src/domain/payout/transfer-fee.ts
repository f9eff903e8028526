import type { TransferFee } from '#accounts';
import type { BusinessDay } from '#calendar';
import { satang } from '#money';
import type { Satang } from '#money';

/** What a transfer costs; taken out of its amount. */
export interface TransferCost {
  readonly fee: Satang;
  readonly feeVat: Satang;
}

/** Above 2,000,000.00 baht Opn asks for another fee. */
export const FIRST_BAND_UP_TO = satang(200_000_000n);

/** The first fees ever seen: for amounts up to the end of the first band, and above. */
export interface FirstFees {
  readonly upToBand: TransferCost | null;
  readonly aboveBand: TransferCost | null;
}

/**
 * What a transfer should cost: by the contract, else what the first one of its band did, so that
 * a fee that changes without a word shows. Null where neither is known.
 */
export function expectedCost(
  amount: Satang,
  day: BusinessDay,
  contract: readonly TransferFee[],
  first: FirstFees,
): TransferCost | null {
  const seen = amount <= FIRST_BAND_UP_TO ? first.upToBand : first.aboveBand;
  return contractCost(amount, day, contract) ?? seen;
}

/** The narrowest band that holds the amount; of its fees, the last one to begin. */
function contractCost(
  amount: Satang,
  day: BusinessDay,
  contract: readonly TransferFee[],
): TransferCost | null {
  const fitting = contract.filter(
    ({ from, upTo }) => from <= day && (upTo === null || amount <= upTo),
  );
  return fitting.reduce<TransferFee | null>(
    (best, fee) => (best === null || isCloser(fee, best) ? fee : best),
    null,
  );
}

function isCloser(fee: TransferFee, best: TransferFee): boolean {
  if (fee.upTo === best.upTo) return fee.from >= best.from;
  if (fee.upTo === null) return false;
  return best.upTo === null || fee.upTo < best.upTo;
}
