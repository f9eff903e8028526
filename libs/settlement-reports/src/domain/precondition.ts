/** What a condition is of; the first ones can keep a day open, the last ones never do. */
export type PreconditionKey =
  | 'day-over'
  | 'day-known'
  | 'month-open'
  | 'opn-key'
  | 'history-read'
  | 'charges-readable'
  | 'transactions-readable'
  | 'transfers-readable'
  | 'receipts-readable'
  | 'refunds-readable'
  | 'balance-readable'
  | 'open-charges-read'
  | 'books-current'
  | 'evidence-verifies'
  | 'earlier-days'
  | 'expected-receipts'
  | 'bank-statement'
  | 'tax-receipt';

/** `waiting`: time, or closing itself, brings it; `failed`: somebody has to do something. */
export type PreconditionState = 'met' | 'waiting' | 'failed';

/** One thing that a day's closing waits for. */
export interface Precondition {
  readonly key: PreconditionKey;
  readonly state: PreconditionState;
  /** What stays undone while it is not met: `schedule` is the closing by itself only. */
  readonly keepsFrom: 'closing' | 'schedule' | 'nothing';
  /** What it is about, and what to do where it has failed. */
  readonly text: string;
}

export const condition =
  (keepsFrom: Precondition['keepsFrom']) =>
  (key: PreconditionKey, state: PreconditionState, text: string): Precondition => ({
    ...{ key, state, keepsFrom, text },
  });
