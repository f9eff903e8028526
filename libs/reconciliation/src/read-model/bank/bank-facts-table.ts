import { rulesOn } from '#accounts';
import type { AccountSettings } from '#accounts';
import type { Queryable } from '#database';
import type {
  BankBooks,
  BankDays,
  BankLineFacts,
  StatementFacts,
  TransferOnItsWay,
} from '../../domain/bank/bank-books.js';
import type { ApprovalFact } from '../../domain/bank/payout-accounts.js';
import type { Judging } from '../../domain/judge-rules.js';

/** All lines, transfers and statements: a few a day, however many payments there are. */
export async function loadBankBooks(on: Queryable, account: string): Promise<BankBooks> {
  return {
    lines: await on.query<BankLineFacts>(LINES, [account]),
    transfers: await on.query<TransferOnItsWay>(TRANSFERS, [account, BOOKED]),
    statements: await on.query<StatementFacts>(STATEMENTS, [account]),
  };
}

/** Which of these transfers are known, in whatever state and currency. */
export async function loadTransferIds(
  on: Queryable,
  account: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await on.query<{ id: string }>(KNOWN, [account, ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Who approved which bank account, and when it ceased to be, in the order of the log. */
export const loadApprovals = (
  on: Queryable,
  account: string,
  upTo: number,
): Promise<readonly ApprovalFact[]> => on.query<ApprovalFact>(APPROVALS, [account, upTo]);

export const bankDaysOf = (
  settings: AccountSettings,
  { holidays }: Pick<Judging, 'holidays'>,
): BankDays => ({
  timeZone: settings.days.timeZone,
  holidays,
  rulesOn: (day) => rulesOn(settings, 'bank', day),
});

/** Other currencies are a break of their own. */
const BOOKED = 'THB';

const LINES = `
  SELECT id, kind, booked_on AS "bookedOn", amount, description,
         bank_reference AS "bankReference", bank_account AS "bankAccount", transfers,
         withdrawn_at AS "withdrawnAt", withdrawn_by AS "withdrawnBy", known_at AS "knownAt",
         first_position AS "firstPosition"
  FROM bank_lines WHERE account = $1`;

const TRANSFERS = `
  SELECT id, status, net, bank_code AS "bankCode", last_digits AS "lastDigits",
         created_at AS "createdAt", sent_at AS "sentAt", paid_at AS "paidAt"
  FROM transfers WHERE account = $1 AND currency = $2`;

const KNOWN = 'SELECT id FROM transfers WHERE account = $1 AND id = ANY($2::text[])';

const STATEMENTS = `
  SELECT id, first_day AS "firstDay", last_day AS "lastDay", bank_accounts AS "bankAccounts",
         adds_up AS "addsUp", imported_at AS "importedAt",
         last_position AS "lastPosition",
         (totals #>> '{movements,credits}')::bigint - (totals #>> '{movements,debits}')::bigint
           AS moved,
         coalesce((totals #>> '{difference,amount}')::bigint, 0) AS difference
  FROM bank_statements WHERE account = $1 ORDER BY first_position`;

const APPROVALS = `
  SELECT data ->> 'bankCode' AS "bankCode", data ->> 'lastDigits' AS "lastDigits",
         occurred_at AS at, type = 'payout-account.approved' AS "isApproved", data ->> 'by' AS by
  FROM events
  WHERE account = $1 AND position <= $2 AND stream = 'account/' || $1 || '/settings'
    AND type IN ('payout-account.approved', 'payout-account.revoked')
  ORDER BY position`;
