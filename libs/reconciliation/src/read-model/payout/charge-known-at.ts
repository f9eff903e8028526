import { CHARGE_KIND } from '#charges';

/** Events that state a charge's money and reference. */
const STATING = ['created', 'completed', 'reversed', 'amended'].map((one) => `'charge.${one}'`);

/**
 * What was last said of a charge `c` up to a position of the log (a parameter such as `$3`). Most
 * charges have heard of nothing since, and then nothing is looked up.
 */
const saidUpTo = (position: string): string => `(
  SELECT coalesce(e.data -> 'after', e.data) FROM events e
  WHERE e.account = $1 AND e.stream = '${CHARGE_KIND}/' || $1 || '/' || c.id
    AND e.position <= ${position} AND e.type IN (${STATING.join()})
  ORDER BY e.version DESC LIMIT 1)`;

/** The reference of a charge `c` as it was known at a position; of account $1. */
export const referenceKnownAt = (position: string): string =>
  `CASE WHEN c.last_position <= ${position} THEN c.reference
        ELSE ${saidUpTo(position)} ->> 'reference' END`;

/** An amount of its money, the column and as events name it. */
export const moneyKnownAt = (position: string, column: string, name: string): string =>
  `CASE WHEN c.last_position <= ${position} THEN c.${column}
        ELSE (${saidUpTo(position)} #>> '{money,${name}}')::bigint END`;
