import type { Writable } from 'node:stream';
import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import { Injectable } from '@nestjs/common';
import type { KeptFile, Progress } from '../../domain/files/report-file.js';
import type { ReportContent } from '../../domain/report-content.js';
import type { ReportHead } from '../../domain/report-head.js';
import type { Language } from '../../domain/words.js';
import { DayUnknownError, FormMissingError } from '../../domain/report.errors.js';
import { FileShelf } from '../../read-model/files/file-shelf.js';
import { FileTasks } from '../../read-model/files/file-tasks.js';
import { KnownDays } from '../../read-model/known-days.js';
import { ReportReader } from '../../read-model/report-reader.js';
import { keyOf, Renderings } from './renderings.js';
import { languageOf, ReportForms } from './report-form.js';
import type { ReportForm } from './report-form.js';

/** A report of so many frozen rows is rendered while its reader waits: a second or two. */
export const RENDERED_AT_ONCE_ROWS = 60_000;

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

/** A form of a version, and how its file stands. */
export interface FileState {
  readonly version: number;
  readonly form: string;
  readonly language: Language;
  readonly mediaType: string;
  /** `missing`: it is made when somebody asks for it. */
  readonly state: 'kept' | 'rendering' | 'waiting' | 'failed' | 'missing';
  readonly progress: Progress | null;
  readonly failure: string | null;
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
   * waited for as long as `patienceMs`.
   */
  async find(account: string, wanted: WantedFile, patienceMs: number): Promise<FileAnswer> {
    const { form, report } = await this.report(account, wanted);
    const { head } = report;
    if (head.version === 0) return { state: 'provisional', report, form };
    const key = keyOf(report, form, wanted.language);
    const kept = await this.shelf.find(key);
    if (kept) return { state: 'kept', file: kept, form };
    if (rowsOf(head) <= RENDERED_AT_ONCE_ROWS) {
      const file = await this.renderings.make(report, form, wanted.language);
      return { state: 'kept', file, form };
    }
    await this.tasks.ask(key);
    const until = performance.now() + patienceMs;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
      const file = await this.shelf.find(key);
      if (file) return { state: 'kept', file, form };
    }
    return { state: 'rendering', progress: await this.progress(report, form, key.language), head };
  }

  /** The file, made here if it must be, however long it takes; the report of an open day. */
  async make(account: string, wanted: WantedFile): Promise<KeptFile | ReportContent> {
    const { form, report } = await this.report(account, wanted);
    if (report.head.version === 0) return report;
    return this.renderings.make(report, form, wanted.language);
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

  private async progress(report: ReportContent, form: ReportForm, language: Language) {
    const { account, day } = report.head;
    const task = (await this.tasks.of(account, day)).find(
      isFileOf(report.head, { form, language }),
    );
    const rendering = task?.state === 'rendering' ? task.progress : null;
    return rendering ?? { done: 0, total: form.rowsToRead(report.head) };
  }

  private formsOf(head: ReportHead): readonly FormIn[] {
    return this.forms.all
      .filter((form) => form.isListed && form.isOf(head))
      .flatMap((form) => form.languages.map((language) => ({ form, language })));
  }
}

interface FormIn {
  readonly form: ReportForm;
  readonly language: Language;
}

const isFileOf =
  ({ version, digest }: ReportHead, { form, language }: FormIn) =>
  (one: { version: number; digest: string; form: string; language: Language }): boolean =>
    one.version === version &&
    one.digest === digest &&
    one.form === form.key &&
    one.language === languageOf(form, language);

function stateOf(
  version: number,
  { form, language }: FormIn,
  file: KeptFile | undefined,
  task: { state: FileState['state']; progress: Progress; failure: string | null } | undefined,
): FileState {
  const known = { version, form: form.key, language, mediaType: form.mediaType };
  if (file) return { ...known, state: 'kept', progress: null, failure: null, file };
  if (!task) return { ...known, state: 'missing', progress: null, failure: null, file: null };
  const { state, progress, failure } = task;
  return { ...known, state, progress, failure, file: null };
}

/** All frozen rows of a report: what its files cost to make. */
export const rowsOf = ({ rowCounts }: ReportHead): number =>
  Object.values(rowCounts).reduce<number>((sum, rows) => sum + rows, 0);
