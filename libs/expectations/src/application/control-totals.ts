import { DomainError } from '#kernel';
import { formatBaht, toJsonInteger } from '#money';
import type { Satang } from '#money';
import type { ControlTotals } from '../domain/receipts-collector.js';

/** What the sender says the file holds; left out what it does not say. */
export interface StatedTotals {
  readonly count?: number | undefined;
  readonly amount?: Satang | undefined;
}

/** A file that holds other than its sender says: rows were lost, or came twice, on the way. */
export class ControlTotalError extends DomainError {
  constructor(stated: StatedTotals, found: ControlTotals) {
    super('import.control_total', `Nothing was imported. ${difference(stated, found)}`, {
      breakCode: 'CONTROL_TOTAL',
      stated: {
        count: stated.count ?? null,
        amount: stated.amount === undefined ? null : toJsonInteger(stated.amount),
      },
      controlTotals: { count: found.count, amount: toJsonInteger(found.amount) },
    });
  }
}

export function isOtherThanStated({ count, amount }: StatedTotals, found: ControlTotals): boolean {
  return (
    (count !== undefined && count !== found.count) ||
    (amount !== undefined && amount !== found.amount)
  );
}

/** One sentence: what was stated, and what the file has. */
export function difference({ count, amount }: StatedTotals, found: ControlTotals): string {
  const stated = [
    ...(count === undefined ? [] : [`${count} rows`]),
    ...(amount === undefined ? [] : [`${formatBaht(amount)} baht`]),
  ].join(' and ');
  return (
    `The file has ${found.count} rows of ${formatBaht(found.amount)} baht, ` +
    `but ${stated} were stated.`
  );
}
