import type { Queryable } from '#database';
import type { StatedDays } from '../../domain/returns/differ-at-bank.js';
import type { ReturnFacts, ReturnLineFacts } from '../../domain/returns/return-facts.js';

/** Returns of the whole account that were not withdrawn: a few, however many payments there are. */
export const loadReturns = (on: Queryable, account: string): Promise<readonly ReturnFacts[]> =>
  on.query<ReturnFacts>(RETURNS, [account]);

/** What the bank shows as gone to customers; empty while no statement was imported. */
export const loadReturnLines = (
  on: Queryable,
  account: string,
): Promise<readonly ReturnLineFacts[]> => on.query<ReturnLineFacts>(RETURN_LINES, [account]);

/** Days of which statements that add up have every movement. */
export const loadStatedDays = (on: Queryable, account: string): Promise<readonly StatedDays[]> =>
  on.query<StatedDays>(STATED_DAYS, [account]);

const RETURNS = `
  SELECT id, reference, number, amount, returned_on AS "returnedOn", note,
         recorded_by AS "recordedBy", approved_by AS "approvedBy",
         settles, known_at AS "knownAt"
  FROM returns WHERE account = $1 AND status <> 'withdrawn' ORDER BY id`;

const RETURN_LINES = `
  SELECT id, booked_on AS "bookedOn", -amount AS amount, bank_reference AS "bankReference",
         known_at AS "knownAt"
  FROM bank_lines
  WHERE account = $1 AND kind = 'return' AND amount < 0 AND withdrawn_at IS NULL ORDER BY id`;

const STATED_DAYS = `
  SELECT bank_accounts AS "bankAccounts", first_day AS "firstDay", last_day AS "lastDay"
  FROM bank_statements WHERE account = $1 AND adds_up`;
