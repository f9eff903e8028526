import type { LedgerAccount } from './ledger-accounts.js';

/** What an account of the books is called in the merchant's own chart of accounts. */
export interface AccountCode {
  readonly code: string;
  /** Null: it is called here as in the workbook. */
  readonly name: string | null;
}

/** The whole mapping; accounts that are left out have no code. */
export interface AccountCodes {
  readonly codes: { readonly [Account in LedgerAccount]?: AccountCode };
}

export const DEFAULT_ACCOUNT_CODES: AccountCodes = { codes: {} };
