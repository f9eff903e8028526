import type { StatementFacts } from './bank-books.js';
import { isSameAccount } from './bank-facts.js';
import type { SentTransfer } from './bank-facts.js';

/**
 * Statements that would show a transfer on the last day it should arrive: of its account as far as
 * both are known, and complete. `hasBegun`: statements of that account begin before or on that day.
 */
export function coveringStatements(
  statements: readonly StatementFacts[],
  { lastDigits, arrivesBy }: SentTransfer,
): { readonly covering: readonly StatementFacts[]; readonly hasBegun: boolean } {
  const own = statements.filter(
    ({ bankAccounts }) =>
      bankAccounts.length === 0 || bankAccounts.some((one) => isSameAccount(one, lastDigits)),
  );
  const covering = own.filter(
    ({ addsUp, firstDay, lastDay }) => addsUp && firstDay <= arrivesBy && arrivesBy <= lastDay,
  );
  return { covering, hasBegun: own.some(({ firstDay }) => firstDay <= arrivesBy) };
}
