/** Balances in satang, by account of the books. */
export type Balances = Readonly<Record<string, number>>;

/** Closing a day moves receipts between these; the simulator's record has closed none. */
const OF_RECEIPTS = ['unreconciled-receipts', 'reconciled-receipts', 'customer-refunds-payable'];

/** All balances that are not zero, in the order of their names, with those of receipts as one. */
export function withReceiptsTogether(all: Balances): Balances {
  const receipts = OF_RECEIPTS.reduce((sum, name) => sum + (all[name] ?? 0), 0);
  const others = Object.entries(all).filter(
    ([name, balance]) => !OF_RECEIPTS.includes(name) && balance !== 0,
  );
  return {
    ...Object.fromEntries(others.sort(([left], [right]) => (left < right ? -1 : 1))),
    receipts,
  };
}
