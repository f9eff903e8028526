import { Database } from '#database';
import { DayReader } from '#days';
import { Injectable } from '@nestjs/common';

/** What the entries behind a line are about. */
export interface Subjects {
  /** Kind of the entries, as in their ids. */
  readonly origin: string;
  readonly firstSubject: string | null;
  readonly lastSubject: string | null;
}

/**
 * The papers that a kind of entry, about a subject, rests on: as they were when it was posted, at
 * a position of the log. Null: none that has a number.
 */
export type DocumentsOf = (
  origin: string,
  subject: string | null,
  position: number,
) => readonly string[] | null;

/** Entries about daily receipts are filed under their ids; a reader knows their numbers. */
const BY_RECEIPT = ['V1', 'W1'];
/** Transfer, tax invoice, break, Opn's refund of withheld tax: the subject is the document. */
const BY_SUBJECT = ['T1', 'T2', 'V2', 'X1', 'W2'];

/** Names the supporting documents of vouchers. */
@Injectable()
export class VoucherDocuments {
  constructor(
    private readonly database: Database,
    private readonly days: DayReader,
  ) {}

  async of(account: string, rows: readonly Subjects[]): Promise<DocumentsOf> {
    const numbers = await this.receiptNumbers(account, subjectsOf(rows, BY_RECEIPT));
    const transfers = await this.transfersOf(account, subjectsOf(rows, ['B1']));
    return (origin, subject, position) => {
      if (subject === null) return null;
      if (BY_SUBJECT.includes(origin)) return [subject];
      if (BY_RECEIPT.includes(origin)) return [numbers.get(subject) ?? subject];
      return origin === 'B1' ? transfers(subject, position) : null;
    };
  }

  private async receiptNumbers(
    account: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; number: string }>(
      'SELECT id, number FROM tax_receipts WHERE account = $1 AND id = ANY($2::text[])',
      [account, ids],
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  /** Of bank lines, as closings have posted them; one may be matched with others later on. */
  private async transfersOf(
    account: string,
    lines: readonly string[],
  ): Promise<(line: string, position: number) => readonly string[] | null> {
    const issued = lines.length === 0 ? [] : await this.days.issued(account);
    const postings = issued.flatMap(({ data, position }) =>
      (data.posting.bank ?? []).map(({ line, transfers }) => ({ line, transfers, position })),
    );
    return (line, position) =>
      postings.findLast((one) => one.line === line && one.position <= position)?.transfers ?? null;
  }
}

const subjectsOf = (rows: readonly Subjects[], origins: readonly string[]): readonly string[] =>
  rows
    .filter(({ origin }) => origins.includes(origin))
    .flatMap(({ firstSubject, lastSubject }) => [firstSubject, lastSubject])
    .filter((subject) => subject !== null);
