import type { Writable } from 'node:stream';
import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import { Injectable } from '@nestjs/common';
import type { FileKey, KeptFile, Progress } from '../../domain/files/report-file.js';
import type { ReportContent } from '../../domain/report-content.js';
import type { ReportHead } from '../../domain/report-head.js';
import type { Language } from '../../domain/words.js';
import { DayUnknownError, FileNotMadeError, FormMissingError } from '../../domain/report.errors.js';
import { FileShelf } from '../../read-model/files/file-shelf.js';
import { FileTasks, RETRIED_AFTER_SECONDS } from '../../read-model/files/file-tasks.js';
import { KnownDays } from '../../read-model/known-days.js';
import { ReportReader } from '../../read-model/report-reader.js';
import { isFileOf, stateOf } from './file-states.js';
import type { FileState, FormIn } from './file-states.js';
import { keyOf, Renderings } from './renderings.js';
import { languageOf, ReportForms } from './report-form.js';
import type { ReportForm } from './report-form.js';

/** A report of so many frozen rows is rendered while its reader waits: a second or two. */
export const RENDERED_AT_ONCE_ROWS = 60_000;

/** A workbook reads them twice; what is inside payouts may be far more than the report shows. */
const READ_AT_ONCE_ROWS = 2 * RENDERED_AT_ONCE_ROWS;

/** How often somebody who waits for a large file looks whether it is there. */
const LOOKS_EVERY_MS = 250;

/** Null as version: the latest one. */
export interface WantedFile {
  readonly day: BusinessDay;
  readonly version: number | null;
  readonly form: string;
  readonly language: Language;
}

/** An open day has no file that could be kept: its report is another one a moment later. */
export type FileAnswer =
  | { readonly state: 'kept'; readonly file: KeptFile; readonly form: ReportForm }
  | { readonly state: 'rendering'; readonly progress: Progress; readonly head: ReportHead }
  | { readonly state: 'provisional'; readonly report: ReportContent; readonly form: ReportForm };

/** The report of an open day has no file. */
export interface MadeFile {
  readonly report: ReportContent;
  readonly file: KeptFile | null;
}

/** Files of reports: those of an issued version stay as they were first made, byte for byte. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly reports: ReportReader,
    private readonly days: DayReader,
    private readonly forms: ReportForms,
    private readonly shelf: FileShelf,
    private readonly tasks: FileTasks,
    private readonly renderings: Renderings,
    private readonly known: KnownDays,
  ) {}

  /**
   * The file if it is kept; a small one is made and kept at once. A large one is asked for, and
   * waited for as long as `patienceMs`; if making it failed, that is said (`file.unavailable`).
   */
  async find(account: string, wanted: WantedFile, patienceMs: number): Promise<FileAnswer> {
    const { form, report } = await this.report(account, wanted);
    const { head } = report;
    if (head.version === 0) return { state: 'provisional', report, form };
    const key = keyOf(report, form, wanted.language);
    const kept = await this.shelf.find(key);
    if (kept) return { state: 'kept', file: kept, form };
    if (await isSmall(report, form)) {
      const file = await this.renderings.make(report, form, wanted.language);
      return { state: 'kept', file, form };
    }
    await this.tasks.ask(key);
    return this.awaited(report, form, key, patienceMs);
  }

  /** The file, made here if it must be, however long it takes; the report of an open day. */
  async make(account: string, wanted: WantedFile): Promise<MadeFile> {
    const { form, report } = await this.report(account, wanted);
    if (report.head.version === 0) return { report, file: null };
    const rows = await form.rowsToRead(report);
    return { report, file: await this.renderings.make(report, form, wanted.language, rows) };
  }

  /** The report of an open day, which is kept nowhere. */
  writeProvisional(report: ReportContent, wanted: WantedFile, out: Writable): Promise<void> {
    const form = this.forms.find(wanted.form);
    return form.write(report, out, languageOf(form, wanted.language));
  }

  /** The bytes of a kept file, or a stretch of them: only the parts that are needed are read. */
  read(file: KeptFile, range?: { first: number; last: number }): AsyncGenerator<Buffer> {
    return range ? this.shelf.read(file, range) : this.shelf.read(file);
  }

  /**
   * Every form of a version, or of all versions of a day, the latest first; an open day has none,
   * and a day of which there is no report is refused (`report.unknown`).
   */
  async states(
    account: string,
    day: BusinessDay,
    version: number | null,
  ): Promise<readonly FileState[]> {
    const issued = await this.days.versions(account, day);
    const absence = issued.length === 0 ? await this.known.absence(account, day) : null;
    if (absence !== null) throw new DayUnknownError(day, absence);
    const numbers = version === null ? issued.map(({ data }) => data.version) : [version];
    const files = await this.shelf.list(account, [day]);
    const tasks = await this.tasks.of(account, day);
    const states: FileState[] = [];
    for (const number of [...numbers].reverse()) {
      const { head } = await this.reports.find(account, day, number);
      for (const one of this.formsOf(head)) {
        const isOf = isFileOf(head, one);
        states.push(stateOf(number, one, files.find(isOf), tasks.find(isOf)));
      }
    }
    return states;
  }

  private async report(account: string, { day, version, form: wanted }: WantedFile) {
    const form = this.forms.find(wanted);
    const report = await this.reports.find(account, day, version);
    if (!form.isOf(report.head)) throw new FormMissingError(form.key, report.head);
    return { form, report };
  }

  /** While the worker makes it; one that failed tells why, and is tried again soon. */
  private async awaited(
    report: ReportContent,
    form: ReportForm,
    key: FileKey,
    patienceMs: number,
  ): Promise<FileAnswer> {
    const { head } = report;
    const until = performance.now() + patienceMs;
    for (;;) {
      const file = await this.shelf.find(key);
      if (file) return { state: 'kept', file, form };
      const tasks = await this.tasks.of(key.account, head.day);
      const task = tasks.find(isFileOf(head, { form, language: key.language }));
      if (task?.isPutOff) throw new FileNotMadeError(key, task.failure, RETRIED_AFTER_SECONDS);
      if (performance.now() >= until) {
        const begun = task?.state === 'rendering' ? task.progress : null;
        const progress = begun ?? { done: 0, total: await form.rowsToRead(report) };
        return { state: 'rendering', progress, head };
      }
      await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
    }
  }

  private formsOf(head: ReportHead): readonly FormIn[] {
    return this.forms.all
      .filter((form) => form.isListed && form.isOf(head))
      .flatMap((form) => form.languages.map((language) => ({ form, language })));
  }
}

async function isSmall(report: ReportContent, form: ReportForm): Promise<boolean> {
  if (rowsOf(report.head) > RENDERED_AT_ONCE_ROWS) return false;
  return (await form.rowsToRead(report)) <= READ_AT_ONCE_ROWS;
}

/** All frozen rows of a report: what its files cost to make. */
export const rowsOf = ({ rowCounts }: ReportHead): number =>
  Object.values(rowCounts).reduce<number>((sum, rows) => sum + rows, 0);
