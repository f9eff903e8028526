import { Database } from '#database';
import { DayReader } from '#days';
import type { IssuedDay } from '#days';
import { LogReader } from '#event-store';
import { Logger } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { fileKeyText } from '../../domain/files/report-file.js';
import type { FileKey } from '../../domain/files/report-file.js';
import { FileShelf } from '../../read-model/files/file-shelf.js';
import { FileTasks } from '../../read-model/files/file-tasks.js';
import { ReportReader } from '../../read-model/report-reader.js';
import { Renderings } from './renderings.js';
import { ReportForms } from './report-form.js';

/** What one run makes at most; what is left over is for the next one. */
const FILES_PER_RUN = 20;

/** Files of older versions are made when somebody asks for them. */
const LATEST_VERSIONS = 62;

/**
 * Makes the files of issued reports that are not kept yet: what somebody asked for first, then
 * those that are made in advance, the latest version first. Answers how many were made.
 */
export class RenderMissingFiles extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(RenderMissingFiles)
export class RenderMissingFilesHandler implements ICommandHandler<RenderMissingFiles> {
  private readonly logger = new Logger(RenderMissingFilesHandler.name);
  /** Up to where in the log nothing was missing: no need to look again before there is news. */
  private readonly completeAt = new Map<string, number>();

  constructor(
    private readonly log: LogReader,
    private readonly database: Database,
    private readonly days: DayReader,
    private readonly reports: ReportReader,
    private readonly forms: ReportForms,
    private readonly shelf: FileShelf,
    private readonly tasks: FileTasks,
    private readonly renderings: Renderings,
  ) {}

  /** One at a time for an account: another process that is at it goes on, and this one leaves. */
  execute({ account }: RenderMissingFiles): Promise<number> {
    return this.database.onOneConnection(async (connection) => {
      const lock = [`files:${account}`];
      const { rows } = await connection.query<{ taken: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
        lock,
      );
      if (!rows[0]?.taken) return 0;
      try {
        return await this.renderAll(account);
      } finally {
        await connection
          .query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', lock)
          .catch(() => undefined); // a connection that is gone has let go of the lock as well
      }
    });
  }

  private async renderAll(account: string): Promise<number> {
    const { position } = await this.log.head(account);
    const isComplete = this.completeAt.get(account) === position;
    const missing = isComplete ? [] : await this.missing(account);
    const tried = new Set<string>();
    let made = 0;
    while (tried.size < FILES_PER_RUN) {
      const key = await this.next(account, missing, tried);
      if (key === null) {
        if (made === tried.size) this.completeAt.set(account, position);
        break;
      }
      tried.add(fileKeyText(key));
      if (await this.render(key)) made += 1;
    }
    return made;
  }

  /** Looked for anew each time: whoever asks meanwhile waits for one file at most. */
  private async next(
    account: string,
    missing: readonly FileKey[],
    tried: ReadonlySet<string>,
  ): Promise<FileKey | null> {
    const isLeft = (key: FileKey): boolean => !tried.has(fileKeyText(key));
    return (await this.asked(account)).find(isLeft) ?? missing.find(isLeft) ?? null;
  }

  private async asked(account: string): Promise<readonly FileKey[]> {
    const known = new Set(this.forms.all.map(({ key }) => key));
    const due = await this.tasks.due(account, FILES_PER_RUN);
    return due.filter(({ form }) => known.has(form));
  }

  private async missing(account: string): Promise<readonly FileKey[]> {
    const issued = (await this.days.issued(account)).map(({ data }) => data);
    const latest = issued.slice(-LATEST_VERSIONS).reverse();
    const subjects = [...new Set(latest.map(({ day }) => day))];
    const kept = await this.shelf.list(account, subjects);
    const putOff = await this.tasks.putOff(account);
    const notNow = new Set([...kept, ...putOff].map(fileKeyText));
    return latest
      .flatMap((version) => this.inAdvance(account, version))
      .filter((key) => !notNow.has(fileKeyText(key)));
  }

  private inAdvance(account: string, { day, version, digest }: IssuedDay): readonly FileKey[] {
    return this.forms.all
      .filter(({ inAdvance }) => inAdvance !== null)
      .sort((left, right) => (left.inAdvance ?? 0) - (right.inAdvance ?? 0))
      .flatMap(({ key: form, languages }) =>
        languages.map((language) => ({
          ...{ account, subject: day, version, digest, form, language },
        })),
      );
  }

  /** One that cannot be made keeps no other from it; it is tried again later. */
  private async render(key: FileKey): Promise<boolean> {
    try {
      const report = await this.reports.find(key.account, dayOf(key), key.version);
      const form = this.forms.find(key.form);
      return (await this.renderings.makeInBackground(report, form, key.language)) !== null;
    } catch (error) {
      const { account, subject, version, form } = key;
      this.logger.warn(`${account}: ${form} of ${subject} v${version}: ${String(error)}`);
      return false;
    }
  }
}

const dayOf = ({ subject }: FileKey): IssuedDay['day'] => subject as IssuedDay['day'];
