import type { BusinessDay } from '#calendar';
import { streamName } from '#event-store';
import type { StreamName } from '#event-store';
import type { Satang } from '#money';

export const BANK_LINE_KIND = 'bank-line';
export const BANK_STATEMENT_KIND = 'bank-statement';

/** Why a line is kept: a payout by Opn, or money that may have gone back to a customer. */
export type BankLineKind = 'payout' | 'return';

/** A movement on the merchant's bank account that concerns us; all others are only counted. */
export interface BankLine {
  readonly lineId: string;
  /** Of the file in which it was first seen. */
  readonly statementId: string;
  readonly kind: BankLineKind;
  /** The bank's calendar day. */
  readonly bookedOn: BusinessDay;
  /** Time of day at the bank, `HH:mm:ss`, where the file states one. */
  readonly bookedAt: string | null;
  /** Positive: money came in. */
  readonly amount: Satang;
  /** As printed, without account numbers; of a return only the words by which it was known. */
  readonly description: string;
  readonly bankReference: string | null;
  /** Last digits of the account on which it is booked, where the file says which one that is. */
  readonly bankAccount: string | null;
}

export const bankLineStream = (account: string, lineId: string): StreamName =>
  streamName(BANK_LINE_KIND, account, lineId);

export const bankStatementStream = (account: string, statementId: string): StreamName =>
  streamName(BANK_STATEMENT_KIND, account, statementId);

const LINE_ID = /^bkl_[0-9a-f]{24}$/;

/** Whether a text can be the id of a line at all. */
export const isLineId = (text: string): boolean => LINE_ID.test(text);
