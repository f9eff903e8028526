import type { AccountHealth } from '#ingestion';
import type { Instant } from '#kernel';
import { SECOND_MS } from '#kernel';

/** How an account's reading goes, in brief; null is what is not known or never was. */
export interface AccountFacts {
  readonly account: string;
  /** When this was looked at; null if it could not be. */
  readonly at: Instant | null;
  readonly lastWebhookAt: Instant | null;
  /** The last read that Opn answered well. */
  readonly lastReadAt: Instant | null;
  readonly inboxWaiting: number | null;
  readonly inboxOldestSeconds: number | null;
  readonly inboxParked: number | null;
  readonly circuit: AccountHealth['opn']['state'] | null;
  readonly circuitSince: Instant | null;
  /** Of the last day, as Opn says. */
  readonly deliveriesFailed: number | null;
  readonly webhooksMissed: number | null;
  readonly chargesMissed: number | null;
  /** Recurring jobs whose last turn failed. */
  readonly jobsFailing: readonly string[] | null;
}

export const accountFacts = (account: string, health: AccountHealth | null): AccountFacts =>
  health === null ? { account, ...UNKNOWN } : { account, ...known(health) };

const UNKNOWN: Omit<AccountFacts, 'account'> = {
  at: null,
  lastWebhookAt: null,
  lastReadAt: null,
  inboxWaiting: null,
  inboxOldestSeconds: null,
  inboxParked: null,
  circuit: null,
  circuitSince: null,
  deliveriesFailed: null,
  webhooksMissed: null,
  chargesMissed: null,
  jobsFailing: null,
};

const known = (health: AccountHealth): Omit<AccountFacts, 'account'> => {
  const { at, webhooks, opn, inbox, deliveries, jobs } = health;
  return {
    at,
    lastWebhookAt: webhooks.lastAt,
    lastReadAt: opn.lastSuccessAt,
    inboxWaiting: inbox.waiting,
    inboxOldestSeconds:
      inbox.oldestWaitingMs === null ? null : Math.round(inbox.oldestWaitingMs / SECOND_MS),
    inboxParked: inbox.parked,
    circuit: opn.state,
    circuitSince: opn.since,
    deliveriesFailed: deliveries.failed,
    webhooksMissed: deliveries.missed,
    chargesMissed: deliveries.chargesMissed,
    jobsFailing: jobs.filter(({ failures }) => failures > 0).map(({ job }) => job),
  };
};
