import type { BusinessDay } from '#calendar';
import type { HistoryAnswer, HistoryProgress, ListTotals } from '#ingestion';
import { formatBaht, toJsonInteger } from '#money';

/** A slice says where it is after so many pages, and at its end. */
const PAGES_A_LINE = 25;

/** Tells how a sweep is getting on: a line for each slice, and more for a long one. */
export class SweepTalk {
  private last: HistoryProgress | null = null;
  private known = 0;

  constructor(private readonly say: (line: string) => void) {}

  progress(now: HistoryProgress): void {
    if (now.number !== this.last?.number) this.end();
    if (now.known) this.known += 1;
    else if (this.known > 0) this.tellKnown();
    const pages = now.read?.pages ?? 0;
    if (pages > 0 && pages % PAGES_A_LINE === 0) this.say(lineOf(now));
    this.last = now;
  }

  /** What was not said yet. */
  end(): void {
    const pages = this.last?.read?.pages ?? 0;
    if (this.last && pages > 0 && pages % PAGES_A_LINE !== 0) this.say(lineOf(this.last));
    this.last = null;
  }

  private tellKnown(): void {
    this.say(`${this.known} slices were read by an earlier run that was interrupted.`);
    this.known = 0;
  }
}

function lineOf({ slice, number, slices, read }: HistoryProgress): string {
  const { list, fromDay, toDay } = slice;
  const days = fromDay === toDay ? fromDay : `${fromDay}..${toDay}`;
  const { pages = 0, seen = 0, total = 0, recorded = 0 } = read ?? {};
  const so = `page ${pages}, ${seen} of ${total} rows, ${recorded} events new`;
  return `${days} ${list}: ${so} (${number} of ${slices})`;
}

const HEADINGS = [
  ...['list', 'slices', 'pages', 'rows', 'amount', 'new events', 'not recorded', 'result'],
] as const;

/** What was seen, list by list, in columns. */
export function sweepTable({ lists }: HistoryAnswer): readonly string[] {
  const rows = [HEADINGS, ...lists.map(rowOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const isText = column === 0 || column === HEADINGS.length - 1;
        const width = widths[column] ?? 0;
        return isText ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

const rowOf = (one: ListTotals): readonly string[] => [
  one.list,
  ...[one.slices, one.pages, one.count].map(String),
  formatBaht(one.amount),
  ...[one.recorded, one.unrecorded].map(String),
  one.unavailable ?? (one.complete ? 'complete' : 'incomplete'),
];

/** The same for scripts; amounts in satang. */
export const sweepJson = (
  { lists, known }: HistoryAnswer,
  about: {
    readonly account: string;
    readonly from: BusinessDay;
    readonly to: BusinessDay;
    readonly complete: boolean;
  },
): string => {
  const inSatang = lists.map((one) => ({ ...one, amount: toJsonInteger(one.amount) }));
  return JSON.stringify({ ...about, slicesKnownBefore: known, lists: inSatang }, null, 2);
};
