import type { AccountHealth } from '#ingestion';
import { epochMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';

/** A number of each account; null where there is none, and the line is left out. */
export interface AccountNumber {
  readonly name: string;
  readonly help: string;
  readonly of: (health: AccountHealth) => number | null;
}

/** Seconds from then until the health was looked at. */
export const ageOf = (at: Instant | null, health: AccountHealth): number | null =>
  at === null ? null : Math.max(0, epochMs(health.at) - epochMs(at)) / SECOND_MS;

/** Shown of each account, whichever process is asked. */
export const ACCOUNT_NUMBERS: readonly AccountNumber[] = [
  {
    name: 'yodtrong_inbox_waiting',
    help: 'Webhooks that are stored and not worked off.',
    of: ({ inbox }) => inbox.waiting,
  },
  {
    name: 'yodtrong_inbox_oldest_seconds',
    help: 'How long the oldest of them has waited; 0 if none does.',
    of: ({ inbox }) => (inbox.oldestWaitingMs ?? 0) / SECOND_MS,
  },
  {
    name: 'yodtrong_inbox_parked',
    help: 'Webhooks that wait for a person.',
    of: ({ inbox }) => inbox.parked,
  },
  {
    name: 'yodtrong_last_webhook_age_seconds',
    help: 'Since the last webhook that was let in; absent if none ever was.',
    of: (health) => ageOf(health.webhooks.lastAt, health),
  },
  {
    name: 'yodtrong_webhooks_silent',
    help: '1 if it is unusual that no webhook comes.',
    of: ({ silence }) => (silence.verdict === 'silent' ? 1 : 0),
  },
  {
    name: 'yodtrong_webhooks_refused_in_a_row',
    help: 'Webhooks with a wrong signature or none since the last one that was let in.',
    of: ({ refusals }) => refusals.sinceLastWebhook,
  },
  {
    name: 'yodtrong_webhooks_missed',
    help: 'Events of the last day that Opn knows of and whose webhook never came.',
    of: ({ deliveries }) => deliveries.missed,
  },
  {
    name: 'yodtrong_charges_missed',
    help: 'Charges of the last day whose end became known only by asking Opn.',
    of: ({ deliveries }) => deliveries.chargesMissed,
  },
  {
    name: 'yodtrong_opn_deliveries_failed',
    help: 'Events of the last day that Opn failed at least once to deliver, as it says.',
    of: ({ deliveries }) => deliveries.failed,
  },
  {
    name: 'yodtrong_last_read_age_seconds',
    help: 'Since Opn last answered well; absent if it never did.',
    of: (health) => ageOf(health.opn.lastSuccessAt, health),
  },
  {
    name: 'yodtrong_opn_circuit_open',
    help: '1 while Opn is not asked because it does not answer or refuses the keys.',
    of: ({ opn }) => (opn.state === 'closed' ? 0 : 1),
  },
  {
    name: 'yodtrong_opn_keys_refused',
    help: '1 while Opn is not asked because it refuses the keys.',
    of: ({ opn }) => (opn.state !== 'closed' && opn.reasonCode === 'opn.unauthorized' ? 1 : 0),
  },
  {
    name: 'yodtrong_charges_pending',
    help: 'Charges without an end.',
    of: ({ openCharges }) => openCharges.pending,
  },
  {
    name: 'yodtrong_charges_past_expiry',
    help: 'Pending charges whose QR ended over half an hour ago.',
    of: ({ openCharges }) => openCharges.pastExpiry.count,
  },
  {
    name: 'yodtrong_charges_past_expiry_satang',
    help: 'The amount of those, in satang.',
    of: ({ openCharges }) => Number(openCharges.pastExpiry.amount),
  },
  {
    name: 'yodtrong_charges_past_expiry_oldest_seconds',
    help: 'Since the first of their QRs ended; absent if there is none.',
    of: (health) => ageOf(health.openCharges.pastExpiry.oldestAt, health),
  },
  {
    name: 'yodtrong_charge_reads_overdue',
    help: 'Pending charges that should have been read again over five minutes ago.',
    of: ({ openCharges }) => openCharges.readsOverdue,
  },
  {
    name: 'yodtrong_books_lag_events',
    help: 'Events that the books have not taken in yet.',
    of: ({ books }) => books.lag,
  },
  {
    name: 'yodtrong_books_lag_seconds',
    help: 'How long the first of them has waited; 0 if there is none.',
    of: (health) => ageOf(health.books.behindSince, health) ?? 0,
  },
  {
    name: 'yodtrong_books_stopped',
    help: '1 while the books of the account stand still.',
    of: ({ books }) => (books.failure === null ? 0 : 1),
  },
];
