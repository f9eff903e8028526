/** Opn's lists of what moves money, in the order in which they are read. */
export const SWEPT_LISTS = ['charges', 'transactions', 'transfers', 'receipts', 'refunds'] as const;

export type SweptList = (typeof SWEPT_LISTS)[number];

/** Only charges are indispensable. */
export type OptionalList = Exclude<SweptList, 'charges'>;

/** Where an item of each list states its money. */
export const AMOUNT_FIELD: Readonly<Record<SweptList, string>> = {
  charges: 'amount',
  transactions: 'amount',
  transfers: 'amount',
  receipts: 'total',
  refunds: 'amount',
};
