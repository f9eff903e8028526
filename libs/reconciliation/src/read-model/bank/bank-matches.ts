import { holidaysOf } from '#accounts';
import type { AccountSettings } from '#accounts';
import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { minus } from '#money';
import type { Satang } from '#money';
import { bankLegOf } from '../../domain/bank/judge-bank.js';
import type { BankLeg } from '../../domain/bank/judge-bank.js';
import type { MatchedBy } from '../../domain/bank/match-lines.js';
import { bankDaysOf, loadBankBooks } from './bank-facts-table.js';

/** What the bank shows of a transfer. */
export interface TransferAtBank {
  readonly line: string;
  readonly bookedOn: BusinessDay;
  /** As printed on the statement, without account numbers. */
  readonly text: string;
  readonly amount: Satang;
  /** Bank − net; where one line stands for several transfers, of all of them together. */
  readonly difference: Satang;
  readonly matchedBy: MatchedBy;
  /** All transfers that arrived with this line. */
  readonly transfers: readonly string[];
}

/** Lines and transfers of an account as they are matched now. */
export async function loadBankLeg(
  on: Queryable,
  account: string,
  settings: AccountSettings,
): Promise<BankLeg> {
  const books = await loadBankBooks(on, account);
  return bankLegOf(books, bankDaysOf(settings, { holidays: holidaysOf(settings) }));
}

/** By transfer; one that is not in it has no line, or an ambiguous one. */
export function transfersAtBank({ matching, lines }: BankLeg): ReadonlyMap<string, TransferAtBank> {
  return new Map(
    matching.matches.flatMap(({ line, transfers, amount, net, matchedBy }) => {
      const shown = lines.get(line);
      if (!shown) return [];
      const { bookedOn, description: text } = shown;
      const difference = minus(amount, net);
      const seen = { line, bookedOn, text, amount, difference, matchedBy, transfers };
      return transfers.map((transfer) => [transfer, seen] as const);
    }),
  );
}
