import type { BusinessDay } from '#calendar';
import type { Finding } from '#findings';

/** After an outage there may be thousands: more than that a day help nobody and are counted. */
export const MOST_FOUND_A_DAY = 200;

/** Ends of charges that no webhook told of, by the business day on which that was found. */
export interface MissedTally {
  readonly day: BusinessDay;
  /** Charges with a finding of their own. */
  readonly found: number;
  /** Charges beyond those. */
  readonly beyond: number;
}

/** One for all that have none of their own; known when the day is over. */
export const missedBeyond = ({ day, found, beyond }: MissedTally): Finding => ({
  code: 'WEBHOOK_MISSED',
  subject: { kind: 'day', id: day },
  fingerprint: `webhook-missed:day:${day}`,
  detail:
    `On ${day} it was found that no webhook told in time of the end of ${found + beyond} ` +
    `charges. ${found} have a finding of their own, the other ${beyond} have this one. All ` +
    'became known by asking, and nothing is lost. See whether webhooks reach this machine.',
});
