import { setImmediate as othersTurn } from 'node:timers/promises';
import { DomainError, SECOND_MS, tellProgress } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { inStretches, observed } from '../../domain/files/observed-report.js';
import { fileKeyText } from '../../domain/files/report-file.js';
import type { FileKey, KeptFile } from '../../domain/files/report-file.js';
import type { ReportContent } from '../../domain/report-content.js';
import type { Language } from '../../domain/words.js';
import { FileShelf } from '../../read-model/files/file-shelf.js';
import { FileTasks } from '../../read-model/files/file-tasks.js';
import type { ReportForm } from './report-form.js';
import { languageOf } from './report-form.js';

/** Files made at once in a process; each holds two connections and some megabytes. */
const RENDERINGS_AT_ONCE = 2;

/** How often a rendering says how far it is. */
const SAYS_EVERY_MS = SECOND_MS;

export const keyOf = (
  { head: { account, day, version, digest } }: ReportContent,
  form: ReportForm,
  language: Language,
): FileKey => ({
  ...{ account, subject: day, version, digest },
  ...{ form: form.key, language: languageOf(form, language) },
});

/** Makes files of issued reports, few at a time, and each one once for all who wait for it. */
@Injectable()
export class Renderings implements BeforeApplicationShutdown {
  private readonly inHand = new Map<string, Promise<KeptFile>>();
  private readonly waiting: (() => void)[] = [];
  private free = RENDERINGS_AT_ONCE;
  private isStopping = false;

  constructor(
    private readonly shelf: FileShelf,
    private readonly tasks: FileTasks,
  ) {}

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** While a caller waits for it, who is told how far it is; `total` rows will be read. */
  make(
    report: ReportContent,
    form: ReportForm,
    language: Language,
    total: number | null = null,
  ): Promise<KeptFile> {
    const key = keyOf(report, form, language);
    let done = 0;
    const onRows = async (rows: number): Promise<void> => {
      tellProgress('Writing the file', (done += rows), total, 'rows');
      await othersTurn(); // rows are serialised without a pause otherwise
    };
    return this.once(key, () => this.render(report, form, key, onRows));
  }

  /**
   * While nobody has to wait: how far it is can be asked of any process, a failure is noted and
   * tried again later, and a shutdown does not wait for it.
   */
  makeInBackground(
    report: ReportContent,
    form: ReportForm,
    language: Language,
  ): Promise<KeptFile | null> {
    const key = keyOf(report, form, language);
    return this.once(key, () => this.renderAndTell(report, form, key)).catch(
      async (error: unknown) => {
        if (this.isStopping) return null;
        await this.tasks.failed(key, error instanceof Error ? error.message : String(error));
        throw error;
      },
    );
  }

  private async renderAndTell(report: ReportContent, form: ReportForm, key: FileKey) {
    const total = await form.rowsToRead(report);
    let done = 0;
    let saidAt = performance.now();
    await this.tasks.note(key, { done, total });
    const kept = await this.render(report, form, key, async (rows) => {
      if (this.isStopping) throw new DomainError('file.stopped', 'The process is stopping.');
      done += rows;
      await othersTurn();
      if (performance.now() - saidAt < SAYS_EVERY_MS) return;
      saidAt = performance.now();
      await this.tasks.note(key, { done: Math.min(done, total), total });
    });
    await this.tasks.done(key);
    return kept;
  }

  private async render(
    report: ReportContent,
    form: ReportForm,
    key: FileKey,
    onRows: (rows: number) => Promise<void>,
  ): Promise<KeptFile> {
    const kept = await this.shelf.find(key);
    if (kept) return kept;
    const content = observed(report, onRows);
    return this.shelf.keep(key, form.mediaType, (out) =>
      form.write(content, out, key.language, (rows) => inStretches(rows, onRows)),
    );
  }

  private once(key: FileKey, make: () => Promise<KeptFile>): Promise<KeptFile> {
    const text = fileKeyText(key);
    const inHand = this.inHand.get(text);
    if (inHand) return inHand;
    const making = this.inItsPlace(make).finally(() => this.inHand.delete(text));
    this.inHand.set(text, making);
    return making;
  }

  private async inItsPlace<T>(work: () => Promise<T>): Promise<T> {
    if (this.free === 0) await new Promise<void>((begin) => this.waiting.push(begin));
    else this.free -= 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
