import { plus, ZERO } from '#money';
import type { Satang } from '#money';
import type { FrozenRows } from './frozen-rows.js';
import type { ReportContent } from './report-content.js';
import type { SheetName } from './report-head.js';
import {
  addsUp,
  BalanceNotes,
  creditedToReceipts,
  JournalNotes,
  TransferNotes,
} from './row-checks.js';
import { COLUMNS } from './sheets.js';
import { PartedTally } from './tally.js';
import type { SheetTally } from './tally.js';

export interface PartedSheetTally extends SheetTally {
  readonly parts: readonly SheetTally[];
  /** Of the longest cell of a column that is not broken into lines, in letters. */
  lettersOf(column: string): number;
}

/** What must be known of all rows before the first one can be written. */
export interface ReportTally {
  readonly sheets: { readonly [Sheet in SheetName]: PartedSheetTally };
  readonly chargesNotAddingUp: number;
  readonly creditedToReceipts: Satang;
  readonly transfers: Pick<TransferNotes, 'notAddingUp' | 'computable'>;
  readonly balance: Pick<BalanceNotes, 'explained'>;
  readonly journal: Pick<JournalNotes, 'receiptsNames' | 'withoutCode'>;
}

/** One pass over the rows, each of which is looked at once and let go. */
export async function tallyReport(
  report: ReportContent,
  rowsPerPart: number,
): Promise<ReportTally> {
  const tally = new TallyPass(report, rowsPerPart);
  let chargesNotAddingUp = 0;
  let credited = ZERO;
  const transfers = new TransferNotes();
  const balance = new BalanceNotes();
  const notes = new JournalNotes();
  const sheets = {
    breaks: await tally.sheet('breaks'),
    expected: await tally.sheet('expected'),
    charges: await tally.sheet('charges', (row) => {
      if (!addsUp(row)) chargesNotAddingUp += 1;
    }),
    transfers: await tally.sheet('transfers', (row) => transfers.add(row)),
    payout: await tally.sheet('payout'),
    balance: await tally.sheet('balance', (row) => balance.add(row)),
    tax: await tally.sheet('tax'),
    changes: await tally.sheet('changes'),
    journal: await tally.sheet('journal', (row) => {
      credited = plus(credited, creditedToReceipts(row, report.head.day));
      notes.add(row);
    }),
  };
  const notesOf = { journal: notes, transfers, balance };
  return { sheets, chargesNotAddingUp, creditedToReceipts: credited, ...notesOf };
}

class TallyPass {
  constructor(
    private readonly report: ReportContent,
    private readonly rowsPerPart: number,
  ) {}

  async sheet<Sheet extends SheetName>(
    sheet: Sheet,
    alsoDo?: (row: FrozenRows[Sheet]) => void,
  ): Promise<PartedSheetTally> {
    const tally = new PartedTally<FrozenRows[Sheet]>(COLUMNS[sheet], this.rowsPerPart);
    for await (const page of this.report.pages(sheet)) {
      for (const row of page) {
        tally.add(row);
        alsoDo?.(row);
      }
    }
    return tally;
  }
}
