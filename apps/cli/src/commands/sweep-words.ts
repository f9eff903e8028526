import type { BusinessDay } from '#calendar';
import type { HistoryAnswer, HistoryProgress, ListTotals } from '#ingestion';
import { tellProgress } from '#kernel';
import { formatBaht } from '#money';
import { inColumns } from './in-columns.js';

/** Tells how a sweep is getting on, and what an earlier one had read. */
export class SweepTalk {
  private known = 0;

  constructor(private readonly say: (line: string) => void) {}

  progress({ slice, number, slices, read, known }: HistoryProgress): void {
    if (known) this.known += 1;
    else this.tellKnown();
    const { list, fromDay, toDay } = slice;
    const days = fromDay === toDay ? fromDay : `${fromDay}..${toDay}`;
    const { seen = 0, total = 0 } = read ?? {};
    const rows = total > 0 ? `, ${seen} of ${total} rows` : '';
    tellProgress("Reading Opn's lists", number, slices, `slices (${list} of ${days}${rows})`);
  }

  private tellKnown(): void {
    if (this.known === 0) return;
    this.say(`${this.known} slices were read by an earlier run that was interrupted.`);
    this.known = 0;
  }
}

const HEADINGS = [
  ...['list', 'slices', 'pages', 'rows', 'amount', 'new events', 'not recorded', 'result'],
] as const;

/** What was seen, list by list, in columns. */
export const sweepTable = ({ lists }: HistoryAnswer): readonly string[] =>
  inColumns(
    [HEADINGS, ...lists.map(rowOf)],
    (column) => column > 0 && column < HEADINGS.length - 1,
  );

const rowOf = (one: ListTotals): readonly string[] => [
  one.list,
  ...[one.slices, one.pages, one.count].map(String),
  formatBaht(one.amount),
  ...[one.recorded, one.unrecorded].map(String),
  one.unavailable ?? (one.complete ? 'complete' : 'incomplete'),
];

/** The same for scripts. */
export const sweepResult = (
  { lists, known }: HistoryAnswer,
  about: {
    readonly account: string;
    readonly from: BusinessDay;
    readonly to: BusinessDay;
    readonly complete: boolean;
  },
): object => ({ ...about, slicesKnownBefore: known, lists });
