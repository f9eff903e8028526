/**
 * What a backup does with a table. `kept`: its rows are in the file, all of them or those of
 * `where`. `derived`: a rebuild makes the same rows from what is kept. `disposable`: it says
 * something about a moment that is over, and why nobody misses it.
 */
export type TableFate =
  | { readonly fate: 'kept'; readonly where?: string }
  | { readonly fate: 'derived' }
  | { readonly fate: 'disposable'; readonly because: string };

const kept = { fate: 'kept' } as const;
const derived = { fate: 'derived' } as const;
const disposable = (because: string): TableFate => ({ fate: 'disposable', because });

/**
 * Every table there is, in the order in which rows go in: what others refer to comes first. A test
 * holds it against the real tables, so that a new one cannot be forgotten.
 */
export const TABLE_FATES: Readonly<Record<string, TableFate>> = {
  // The log, with the answers of Opn that it cites. Settings are events, as all decisions are.
  log_heads: kept,
  events: kept,
  event_batches: kept,
  evidence: kept,
  erased_evidence: kept,

  // What was issued, as it was issued.
  report_heads: kept,
  report_rows: kept,
  report_files: kept,
  report_file_parts: kept,

  // Acknowledged webhooks, also those that nothing was made of yet.
  inbox: kept,
  api_keys: kept,
  alert_digests: kept,
  notifications: kept,
  notification_deliveries: kept,

  // When a break was first seen, and what it was before it cleared, is nowhere else.
  breaks: kept,
  breaks_judged: kept,
  break_causes: kept,
  projection_checkpoints: { fate: 'kept', where: `name = 'reconciliation'` },

  // What is to be read at Opn, and when; which reads are done; what Opn says of its webhooks.
  charge_watch: kept,
  transfer_watch: kept,
  job_runs: kept,
  sweep_progress: kept,
  opn_deliveries: kept,
  webhook_audits: kept,
  webhook_refusals: kept,

  alert_looks: disposable('what the last look at each alert saw; the next one sees it anew'),
  alert_sightings: disposable(
    'since when looks find what is not believed at once; they begin anew',
  ),
  opn_gate: disposable('how much Opn may be asked at this moment; the first request makes it anew'),
  report_file_tasks: disposable(
    'files still to be made; what is missing is found and ordered again',
  ),
  processes: disposable('which processes run at this moment; each says so itself, again and again'),
  work_tallies: disposable('counters for graphs, which begin at zero again'),
  log_checks: disposable('how far the daily check of each log is; it begins anew'),
  job_standings: disposable('how jobs went lately; their next run says it anew'),
  schema_migrations: disposable('the file names the migrations; restoring applies them'),

  // The log, retold: who was told of what, and the books.
  alerts: derived,
  charges: derived,
  expectations: derived,
  returns: derived,
  findings: derived,
  transfers: derived,
  transfer_postings: derived,
  balance_transactions: derived,
  balance_observations: derived,
  refunds: derived,
  tax_receipts: derived,
  tax_invoices: derived,
  bank_lines: derived,
  bank_statements: derived,
  cases: derived,
  chosen_matches: derived,
  journal_entries: derived,
  journal_lines: derived,

  // Sums over the books.
  payout_compositions: derived,
  read_spans: derived,
  ledger_days: derived,
  balance_checks: derived,
};

/** A table whose rows go into the file. */
export interface KeptTable {
  readonly table: string;
  /** A condition in SQL, or null for all rows. */
  readonly where: string | null;
}

/** The tables that are kept, in the order in which they go in. */
export const KEPT_TABLES: readonly KeptTable[] = Object.entries(TABLE_FATES).flatMap(
  ([table, fate]) => (fate.fate === 'kept' ? [{ table, where: fate.where ?? null }] : []),
);
