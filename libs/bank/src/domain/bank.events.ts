import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { BankLine } from './bank-line.js';
import type { BankStatement } from './bank-statement.js';

/** A payout or a possible return stood on a statement. It occurred when it was imported. */
export class BankLineImported {
  readonly type = 'BankLineImported';
  constructor(
    readonly occurredAt: Instant,
    readonly data: BankLine & { readonly importedBy: string },
  ) {}
}

/** A person said that this line is not to count, such as one that came twice. */
export class BankLineWithdrawn {
  readonly type = 'BankLineWithdrawn';
  constructor(
    readonly occurredAt: Instant,
    readonly data: { readonly lineId: string; readonly by: string; readonly reason: string },
  ) {}
}

/** A person said which transfers arrived with a line, where rules alone cannot tell; none: none. */
export class BankLineAssigned {
  readonly type = 'BankLineAssigned';
  constructor(
    readonly occurredAt: Instant,
    readonly data: {
      readonly lineId: string;
      /** Null: the rules decide again. */
      readonly transfers: readonly string[] | null;
      readonly by: string;
      readonly reason: string;
    },
  ) {}
}

/** A file was imported; again where the same file is read by other rules. */
export class BankStatementImported {
  readonly type = 'BankStatementImported';
  constructor(
    readonly occurredAt: Instant,
    readonly data: BankStatement & { readonly importedBy: string },
  ) {}
}

export type BankEvent =
  BankLineImported | BankLineWithdrawn | BankLineAssigned | BankStatementImported;

const totals = {
  amount: true,
  credits: true,
  debits: true,
  opening: true,
  closing: true,
} as const;

export const bankEvents = new EventCatalogue<BankEvent>({
  BankLineImported: { stored: 'bank-line.imported', schemaVersion: 1, money: { amount: true } },
  BankLineWithdrawn: { stored: 'bank-line.withdrawn', schemaVersion: 1, money: {} },
  BankLineAssigned: { stored: 'bank-line.assigned', schemaVersion: 1, money: {} },
  BankStatementImported: { stored: 'bank-statement.imported', schemaVersion: 1, money: totals },
});
