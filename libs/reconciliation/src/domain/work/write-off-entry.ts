import type { BreakFact, WriteOffEntry } from '#cases';
import { DomainError } from '#kernel';
import type { LedgerAccount } from '#ledger';
import { satang } from '#money';
import type { BreakCode } from '../break-code.js';
import { WRITE_OFF_RULES } from './write-off-rules.js';

const GIVEN_UP = 'write-offs';

/**
 * Where a positive amount stands as a debit: returned to a customer beyond what was owed, or taken
 * by Opn beyond what its transfer explains.
 */
const TURNED: ReadonlySet<BreakCode> = new Set(['RETURN_MISMATCH', 'TRANSFER_ARITHMETIC']);

/**
 * The entry that a write-off of this break posts; `write-off.refused` where there is nothing that
 * could be written off, with the reason. `concerned`: the account in which its amount stands,
 * where that is not the same for every break of the code.
 */
export function writeOffEntry(
  code: BreakCode,
  { amount }: Pick<BreakFact, 'amount'>,
  concerned: LedgerAccount | null = null,
): WriteOffEntry {
  const rule = WRITE_OFF_RULES[code];
  if ('refused' in rule) throw refusal(code, rule.refused);
  if (amount === null || amount === 0n) throw refusal(code, 'Its amount is 0.00.');
  const isIncome = TURNED.has(code) ? amount < 0n : amount > 0n;
  const size = satang(amount < 0n ? -amount : amount);
  const account = concerned ?? rule.account;
  return isIncome
    ? { debit: account, credit: GIVEN_UP, amount: size }
    : { debit: GIVEN_UP, credit: account, amount: size };
}

const refusal = (code: BreakCode, reason: string): DomainError =>
  new DomainError('write-off.refused', `${code} cannot be written off. ${reason}`);
