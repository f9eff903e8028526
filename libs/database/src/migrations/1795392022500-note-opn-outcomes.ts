import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came of a request moves the gate that all replicas share. */
export class NoteOpnOutcomes1795392022500 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(FAILURE_FUNCTION);
    await database.query(LIMIT_FUNCTION);
    await database.query(NOTE_FUNCTION);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP FUNCTION note_opn_outcome(text, jsonb)');
    await database.query('DROP FUNCTION opn_gate_after_limit(opn_gate, timestamptz, jsonb)');
    await database.query('DROP FUNCTION opn_gate_after_failure(opn_gate, timestamptz, jsonb)');
  }
}

/*
 * Refused keys open the gate at once and for a fixed time; other failures open it once there were
 * enough of them in a row, for a time that doubles with every probe that fails. A failure that
 * was under way when the gate opened changes nothing but the last failure.
 */
const FAILURE_FUNCTION = `
CREATE FUNCTION opn_gate_after_failure(gate opn_gate, p_at timestamptz, p_note jsonb)
RETURNS opn_gate LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  is_about_keys CONSTANT boolean := p_note ->> 'kind' = 'keys_refused';
  is_failed_probe CONSTANT boolean :=
    gate.state = 'half_open' AND (p_note ->> 'is_probe')::boolean;
  pause_ms float8;
BEGIN
  gate.failures := gate.failures + 1;
  gate.last_failure_at := p_at;
  gate.last_failure := concat(p_note ->> 'code', ': ', p_note ->> 'answered');
  IF NOT is_failed_probe AND (gate.state <> 'closed'
     OR NOT is_about_keys AND gate.failures < (p_note ->> 'failures_to_open')::integer) THEN
    RETURN gate;
  END IF;
  IF gate.state = 'closed' THEN
    gate.since := p_at;
  END IF;
  gate.state := 'open';
  gate.openings := gate.openings + 1;
  gate.reason_code := p_note ->> 'code';
  gate.reason := CASE WHEN is_about_keys THEN p_note ->> 'answered'
    ELSE format('%s failed reads in a row, the last: %s', gate.failures, p_note ->> 'answered') END;
  pause_ms := CASE WHEN is_about_keys THEN (p_note ->> 'keys_refused_ms')::float8
    ELSE least((p_note ->> 'open_cap_ms')::float8,
               (p_note ->> 'open_first_ms')::float8 * 2 ^ least(gate.openings - 1, 30)) END;
  gate.next_try_at := p_at + pause_ms * interval '1 millisecond';
  RETURN gate;
END $$
`;

/*
 * Opn's 429: nobody asks until the time it names. Without one, a second, doubling while there are
 * only 429s; those that were under way meanwhile count as one. Afterwards the bucket is empty, so
 * that all those who waited do not come at once.
 */
const LIMIT_FUNCTION = `
CREATE FUNCTION opn_gate_after_limit(gate opn_gate, p_at timestamptz, p_note jsonb)
RETURNS opn_gate LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  ms CONSTANT interval := interval '1 millisecond';
  cap_ms CONSTANT float8 := (p_note ->> 'block_cap_ms')::float8;
  is_news CONSTANT boolean := gate.blocked_until IS NULL OR gate.blocked_until <= p_at;
  asked_ms float8 := coalesce((p_note ->> 'retry_after_ms')::float8, 0);
BEGIN
  gate.last_failure_at := p_at;
  gate.last_failure := concat(p_note ->> 'code', ': ', p_note ->> 'answered');
  gate.failures := 0;
  IF is_news THEN
    gate.blocks := gate.blocks + 1;
    asked_ms := greatest(asked_ms,
      (p_note ->> 'block_first_ms')::float8 * 2 ^ least(gate.blocks - 1, 30));
  END IF;
  gate.blocked_until := greatest(gate.blocked_until, p_at + least(asked_ms, cap_ms) * ms);
  gate.full_at := greatest(gate.full_at, gate.blocked_until
    + (p_note ->> 'burst')::float8 * (p_note ->> 'spacing_ms')::float8 * ms);
  RETURN gate;
END $$
`;

/*
 * p_note: { "kind": success, answered, limited, failure, keys_refused or given_up,
 *           "code", "answered": text, "is_probe", "more_requests": beyond the one given leave,
 *           "retry_after_ms" or null, "success_age_ms" or null: a success not told before,
 *           and the limits: "spacing_ms", "burst", "failures_to_open", "open_first_ms",
 *           "open_cap_ms", "keys_refused_ms", "block_first_ms", "block_cap_ms" }
 *
 * Answers with "opened" or "closed" to the one whose outcome did it; opened also if refused keys
 * take the place of another reason, or the other way round: somebody else has to act.
 */
const NOTE_FUNCTION = `
CREATE FUNCTION note_opn_outcome(p_account text, p_note jsonb)
RETURNS TABLE (change text, open_since timestamptz, open_reason text, try_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
  ms CONSTANT interval := interval '1 millisecond';
  kind CONSTANT text := p_note ->> 'kind';
  is_probe CONSTANT boolean := (p_note ->> 'is_probe')::boolean;
  gate opn_gate := lock_opn_gate(p_account);
  before opn_gate := gate;
  at CONSTANT timestamptz := clock_timestamp();
BEGIN
  gate.full_at := greatest(gate.full_at, at)
    + (p_note ->> 'more_requests')::float8 * (p_note ->> 'spacing_ms')::float8 * ms;
  IF p_note ->> 'success_age_ms' IS NOT NULL THEN
    gate := opn_gate_after_success(gate, at - (p_note ->> 'success_age_ms')::float8 * ms);
  END IF;

  IF kind IN ('failure', 'keys_refused') THEN
    gate := opn_gate_after_failure(gate, at, p_note);
  ELSIF kind = 'limited' THEN
    gate := opn_gate_after_limit(gate, at, p_note);
  ELSIF kind = 'answered' THEN
    gate.failures := 0;
    gate.blocks := 0;
  ELSIF kind = 'given_up' AND is_probe AND gate.state = 'half_open' THEN
    gate.state := 'open';
    gate.next_try_at := at; -- it found nothing out: another one may
  END IF;
  IF is_probe AND gate.state <> 'closed' AND kind IN ('success', 'answered', 'limited') THEN
    change := 'closed';
    gate.state := 'closed';
    gate.since := at;
    gate.reason_code := NULL;
    gate.reason := NULL;
    gate.openings := 0;
    gate.next_try_at := NULL;
  ELSIF gate.state = 'open' AND kind IN ('failure', 'keys_refused') AND (
      before.state = 'closed' OR (before.reason_code = 'opn.unauthorized')
        <> (gate.reason_code = 'opn.unauthorized')) THEN
    change := 'opened';
  END IF;

  UPDATE opn_gate g SET full_at = gate.full_at, blocked_until = gate.blocked_until,
    blocks = gate.blocks, state = gate.state, since = gate.since, reason_code = gate.reason_code,
    reason = gate.reason, openings = gate.openings, next_try_at = gate.next_try_at,
    failures = gate.failures, last_success_at = gate.last_success_at,
    last_failure_at = gate.last_failure_at, last_failure = gate.last_failure
  WHERE g.account = p_account;
  open_since := CASE WHEN change = 'closed' THEN before.since ELSE gate.since END;
  open_reason := gate.reason;
  try_at := gate.next_try_at;
  RETURN NEXT;
END $$
`;
