/**
 * What Opn said of a charge `c` after it was final, as far as the row itself does not tell: from
 * the events that the books have retold, by the charge's stream. Mostly there is nothing, and then
 * nothing is looked up.
 */
const EVENTS_OF_CHARGE = `FROM events e
    WHERE e.account = $1 AND e.stream = 'charge/' || c.account || '/' || c.id
      AND e.position <= c.last_position`;

/** Contradictions that no later read has taken back. */
const CONTRADICTIONS = `${EVENTS_OF_CHARGE}
      AND e.type = 'charge.contradicted' AND e.data ->> 'isAnswered' IS NULL
      AND e.version > coalesce((SELECT max(e.version) ${EVENTS_OF_CHARGE}
                                AND e.type = 'charge.confirmed'), 0)`;

const AMENDMENTS = `${EVENTS_OF_CHARGE}
      AND (e.type = 'charge.earlier-money-learned'
        OR (e.type = 'charge.amended'
          AND e.data #> '{before,money}' <> e.data #> '{after,money}'))`;

const REFUNDS = 'FROM refunds f WHERE f.account = $1 AND f.charge_id = c.id';

/** Refunds that Opn shows, voided or not: all of them took the money back. */
export const SAID_AFTERWARDS = `
  CASE WHEN c.is_contradicted THEN
    (SELECT string_agg(DISTINCT e.data ->> 'fingerprint', ' ') ${CONTRADICTIONS}) END
    AS contradiction,
  CASE WHEN c.is_contradicted THEN (SELECT min(e.recorded_at) ${CONTRADICTIONS}) END
    AS "contradictionKnownAt",
  CASE WHEN c.is_amended THEN (SELECT max(e.recorded_at) ${AMENDMENTS}) END
    AS "amendmentKnownAt",
  (SELECT sum(f.amount)::bigint ${REFUNDS}) AS refunded,
  (SELECT min(e.recorded_at) FROM events e
   WHERE e.account = $1 AND e.position IN (SELECT f.first_position ${REFUNDS}))
    AS "refundKnownAt"`;
