import type { Writable } from 'node:stream';
import { DomainError } from '#kernel';
import type { ReportContent } from '../../domain/report-content.js';
import type { ReportHead } from '../../domain/report-head.js';
import type { Language } from '../../domain/words.js';

/** Whoever reads these rows lets others have their turn, and says how far it is. */
export type Watched = <Row>(rows: AsyncIterable<Row>) => AsyncIterable<Row>;

/** A form that a report can be had in. */
export interface ReportForm {
  /** As it is asked for: `xlsx`, `csv`, `json`, `breaks.csv`. */
  readonly key: string;
  readonly mediaType: string;
  /** What the name of its file ends with. */
  readonly ending: string;
  /** The first one stands for any other that is asked for. */
  readonly languages: readonly Language[];
  /** Made as soon as a version is issued, the lowest number first; null: when somebody asks. */
  readonly inAdvance: number | null;
  /** Whether it is told of before anybody asks for it. */
  readonly isListed: boolean;
  /** Older reports have fewer sheets. */
  isOf(head: ReportHead): boolean;
  /** How many rows it reads to be written, for whoever waits. */
  rowsToRead(report: ReportContent): number | Promise<number>;
  /**
   * Writes it and ends `out`; if anything fails `out` is destroyed. `watched` wraps rows that are
   * read from elsewhere than the report.
   */
  write(report: ReportContent, out: Writable, language: Language, watched?: Watched): Promise<void>;
}

/** All forms of a report. */
export abstract class ReportForms {
  abstract readonly all: readonly ReportForm[];

  /** Refuses what is none of them (`form.unknown`). */
  find(key: string): ReportForm {
    const form = this.all.find((one) => one.key === key);
    if (form) return form;
    const known = this.all.filter(({ isListed }) => isListed).map((one) => one.key);
    throw new DomainError(
      'form.unknown',
      `A report has no form "${key}". It can be had as ${known.join(', ')}.`,
    );
  }
}

export const languageOf = ({ languages }: ReportForm, wanted: Language): Language =>
  languages.includes(wanted) ? wanted : (languages[0] ?? 'en');
