import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Operational, not history: how much Opn may be asked now, and whether it answers at all. */
export class CreateOpnGate1795392022000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(TABLE);
    await database.query(LOCK_FUNCTION);
    await database.query(SUCCESS_FUNCTION);
    await database.query(TAKE_FUNCTION);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP FUNCTION take_opn_leave(text, jsonb)');
    await database.query('DROP FUNCTION opn_gate_after_success(opn_gate, timestamptz)');
    await database.query('DROP FUNCTION lock_opn_gate(text)');
    await database.query('DROP TABLE opn_gate');
  }
}

/*
 * The bucket is one time: `full_at`, when it will be full again. Each request moves it on by the
 * spacing of requests; what is left is the burst less the spacings between now and then.
 */
const TABLE = `
  CREATE TABLE opn_gate (
    account text COLLATE "C" PRIMARY KEY,
    full_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    blocked_until timestamptz,
    blocks integer NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'closed' CHECK (state IN ('closed', 'open', 'half_open')),
    since timestamptz,
    reason_code text,
    reason text,
    openings integer NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    failures integer NOT NULL DEFAULT 0,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    last_failure text
  ) WITH (fillfactor = 50)
`;

/** The first request of an account makes its row. */
const LOCK_FUNCTION = `
CREATE FUNCTION lock_opn_gate(p_account text) RETURNS opn_gate
LANGUAGE plpgsql AS $$
DECLARE
  gate opn_gate;
BEGIN
  SELECT * INTO gate FROM opn_gate g WHERE g.account = p_account FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO opn_gate (account) VALUES (p_account) ON CONFLICT (account) DO NOTHING;
    SELECT * INTO gate FROM opn_gate g WHERE g.account = p_account FOR UPDATE;
  END IF;
  RETURN gate;
END $$
`;

/** An answer from before the last failure does not end the row of failures. */
const SUCCESS_FUNCTION = `
CREATE FUNCTION opn_gate_after_success(gate opn_gate, p_at timestamptz) RETURNS opn_gate
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  gate.last_success_at := greatest(gate.last_success_at, p_at);
  IF gate.last_failure_at IS NULL OR gate.last_failure_at <= p_at THEN
    gate.failures := 0;
    gate.blocks := 0;
  END IF;
  RETURN gate;
END $$
`;

/*
 * p_ask: { "spacing_ms", "burst": tokens, "kept": tokens to leave for others, "patience_ms",
 *          "probe_lease_ms", "longest_ms": no pause is longer, "horizon_ms": nor is a place given
 *          further ahead, "success_age_ms" or null }
 *
 * go: leave is given, after wait_ms. wait: there would be a place in wait_ms, none was taken.
 * probe: leave for the one request that finds out whether Opn answers again. open: no leave.
 *
 * Only this server's clock counts, so replicas with wrong clocks agree. If it is set back, what
 * lies further ahead than any pause can last is brought closer.
 */
const TAKE_FUNCTION = `
CREATE FUNCTION take_opn_leave(p_account text, p_ask jsonb)
RETURNS TABLE (verdict text, wait_ms double precision, now_at timestamptz, gate_state text,
  open_since timestamptz, open_reason text, blocked_to timestamptz, try_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
  ms CONSTANT interval := interval '1 millisecond';
  gate opn_gate := lock_opn_gate(p_account);
  at timestamptz := clock_timestamp();
  ask record;
  spacing interval;
  longest interval;
  go_at timestamptz;
BEGIN
  SELECT * INTO ask FROM jsonb_to_record(p_ask) AS r (spacing_ms float8, burst float8, kept float8,
    patience_ms float8, probe_lease_ms float8, longest_ms float8, horizon_ms float8,
    success_age_ms float8);
  spacing := ask.spacing_ms * ms;
  longest := ask.longest_ms * ms;
  IF gate.blocked_until > at + longest THEN gate.blocked_until := at + longest; END IF;
  IF gate.next_try_at > at + longest THEN gate.next_try_at := at + longest; END IF;
  gate.full_at := greatest(at, least(gate.full_at,
    at + longest + ask.horizon_ms * ms + ask.burst * spacing));
  IF ask.success_age_ms IS NOT NULL THEN
    gate := opn_gate_after_success(gate, at - ask.success_age_ms * ms);
  END IF;

  IF gate.state <> 'closed' THEN
    go_at := greatest(at, gate.blocked_until, gate.next_try_at);
    verdict := CASE WHEN go_at <= at THEN 'probe' ELSE 'open' END;
  ELSE
    go_at := greatest(at, gate.blocked_until,
                      gate.full_at - (ask.burst - ask.kept - 1) * spacing);
    verdict := CASE WHEN go_at <= at + ask.patience_ms * ms THEN 'go' ELSE 'wait' END;
  END IF;
  IF verdict = 'probe' THEN
    gate.state := 'half_open';
    gate.next_try_at := at + ask.probe_lease_ms * ms; -- should its process die
  END IF;
  IF verdict IN ('go', 'probe') THEN
    gate.full_at := gate.full_at + spacing;
  END IF;

  UPDATE opn_gate g SET full_at = gate.full_at, blocked_until = gate.blocked_until,
    blocks = gate.blocks, state = gate.state, next_try_at = gate.next_try_at,
    failures = gate.failures, last_success_at = gate.last_success_at
  WHERE g.account = p_account;
  wait_ms := extract(epoch FROM go_at - at) * 1000;
  now_at := at;
  gate_state := gate.state;
  open_since := gate.since;
  open_reason := gate.reason;
  blocked_to := gate.blocked_until;
  try_at := gate.next_try_at;
  RETURN NEXT;
END $$
`;
