interface Action {
  readonly action: string;
  /** A section of docs/runbook.md. */
  readonly runbook: string;
}

const of = (alert: string, action: string): Action => ({
  action,
  runbook: `docs/runbook.md#${alert.toLowerCase()}`,
});

/** What to do about a part that is not well; each leads to its section of the runbook. */
export const HEALTH_ACTIONS: Readonly<Record<string, Action>> = {
  database: of('YodtrongApiDown', 'See whether PostgreSQL runs and takes connections.'),
  migrations: of('YodtrongApiDown', 'Run `npm run yodtrong -- migrate`.'),
  books: of('YodtrongBooksStopped', 'Read which event stopped them, and update or rebuild.'),
  inbox: of('YodtrongInboxLate', 'See whether a worker runs, and what its log says.'),
  parked: of(
    'YodtrongInboxParked',
    'Look at the webhooks, then `npm run yodtrong -- inbox retry`.',
  ),
  opn: of('YodtrongOpnUnreachable', 'Wait, or set the right key if the keys are refused.'),
  webhooks: of('YodtrongWebhooksSilent', "Compare the address in Opn's dashboard with yours."),
  jobs: of('YodtrongJobFailing', "Read the worker's log; it says why."),
  worker: of('YodtrongNoWorker', 'Start a worker.'),
  turns: of('YodtrongJobFailing', "Read the worker's log; it says why."),
  disk: of('YodtrongDiskNearlyFull', 'Make room on the disk, or give it more.'),
  notifications: of('YodtrongNotificationsStuck', 'See to the receiver, then `alerts test`.'),
};

const UNNAMED = of('YodtrongApiDown', 'Read the detail, and the log of this process.');

export const actionFor = (part: string): Action => HEALTH_ACTIONS[part] ?? UNNAMED;
