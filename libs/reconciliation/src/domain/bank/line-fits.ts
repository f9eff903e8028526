import { satang } from '#money';
import type { Satang } from '#money';
import { isSameAccount } from './bank-facts.js';
import type { PayoutLine, SentTransfer } from './bank-facts.js';
import type { Fits } from './knots.js';
import { uniqueSum } from './unique-sum.js';

/** A bank that keeps a fee, or pays a part, shows another amount; much else is another payout. */
const NEAR_SHARE = 10n;
const NEAR_AMOUNT = satang(10_000n);

/** Transfers of exactly a line's amount, on its days and its account. */
export function exactFits(lines: readonly PayoutLine[], transfers: readonly SentTransfer[]): Fits {
  const byNet = new Map<Satang, SentTransfer[]>();
  for (const transfer of transfers) {
    byNet.set(transfer.net, [...(byNet.get(transfer.net) ?? []), transfer]);
  }
  const fits = lines.map(
    (line) => [line.id, idsOf(near(line, byNet.get(line.amount) ?? []))] as const,
  );
  return new Map(fits.filter(([, ids]) => ids.length > 0));
}

/** Those of them that should have arrived by then. */
export function onTimeFits(lines: readonly PayoutLine[], transfers: readonly SentTransfer[]): Fits {
  const exact = exactFits(lines, transfers);
  const dueOn = new Map(transfers.map(({ id, arrivesBy }) => [id, arrivesBy]));
  const inTime = lines.map(({ id, bookedOn }) => {
    const ids = exact.get(id) ?? [];
    return [id, ids.filter((transfer) => (dueOn.get(transfer) ?? '') >= bookedOn)] as const;
  });
  return new Map(inTime.filter(([, ids]) => ids.length > 0));
}

/** Lines that only one set of several transfers adds up to, and those where several sets do. */
export function sumFits(
  lines: readonly PayoutLine[],
  transfers: readonly SentTransfer[],
): { readonly sums: Fits; readonly unclear: readonly string[] } {
  const found = lines.flatMap((line) => {
    const smaller = near(line, transfers).filter(({ net }) => net > 0n && net < line.amount);
    const made = uniqueSum(line.amount, smaller);
    return made === null ? [] : [{ line: line.id, ...made }];
  });
  return {
    sums: new Map(found.map(({ line, transfers: ids }) => [line, ids])),
    unclear: found.filter(({ isUnique }) => !isUnique).map(({ line }) => line),
  };
}

/**
 * Transfers that should have arrived by then on this account, and differ by at most a tenth of
 * their net or 100 baht, whichever is more.
 */
export function nearFits(lines: readonly PayoutLine[], transfers: readonly SentTransfer[]): Fits {
  const fits = lines.map((line) => {
    const inTime = near(line, transfers).filter(({ arrivesBy }) => line.bookedOn <= arrivesBy);
    return [line.id, idsOf(inTime.filter(({ net }) => isNear(line.amount, net)))] as const;
  });
  return new Map(fits.filter(([, ids]) => ids.length > 0));
}

function isNear(amount: Satang, net: Satang): boolean {
  const difference = amount < net ? net - amount : amount - net;
  const share = net / NEAR_SHARE;
  return net > 0n && difference <= (share > NEAR_AMOUNT ? share : NEAR_AMOUNT);
}

/** Of the line's account, as far as both are known, and of its days. */
const near = (line: PayoutLine, transfers: readonly SentTransfer[]): readonly SentTransfer[] =>
  transfers.filter(
    ({ lastDigits, sentOn, latestOn }) =>
      isSameAccount(line.bankAccount, lastDigits) &&
      line.bookedOn >= sentOn &&
      line.bookedOn <= latestOn,
  );

const idsOf = (transfers: readonly SentTransfer[]): readonly string[] =>
  transfers.map(({ id }) => id);
