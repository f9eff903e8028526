import type { MatchState } from '#cases';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** What people decided about a receipt and a charge, as the API states it: satang, UTC. */
export interface MatchView {
  readonly id: string;
  readonly account: string;
  readonly expectation: string;
  readonly charge: string;
  readonly state: MatchState;
  /** Of the last choice or refusal: who, when, and in which words. */
  readonly by: string;
  readonly at: Instant;
  readonly note: string | null;
  readonly undoneBy: string | null;
  readonly undoneAt: Instant | null;
  readonly undoneNote: string | null;
  /** Of the two, as they stand now. */
  readonly expectedOn: BusinessDay | null;
  readonly expected: Satang | null;
  readonly paidOn: BusinessDay | null;
  readonly gross: Satang | null;
}

export const MATCH_VIEWS = `
  SELECT m.id, m.account, m.expectation, m.charge_id AS charge, m.state, m.decided_by AS by,
         m.decided_at AS at, m.note, m.undone_by AS "undoneBy", m.undone_at AS "undoneAt",
         m.undone_note AS "undoneNote", e.expected_on AS "expectedOn", e.amount AS expected,
         CASE WHEN c.paid_at IS NULL THEN NULL ELSE c.business_day END AS "paidOn",
         CASE WHEN c.paid_at IS NULL THEN NULL ELSE c.gross END AS gross
  FROM chosen_matches m
  LEFT JOIN expectations e ON e.account = $1 AND e.reference = m.expectation
  LEFT JOIN charges c ON c.account = $1 AND c.id = m.charge_id
  WHERE m.account = $1`;
