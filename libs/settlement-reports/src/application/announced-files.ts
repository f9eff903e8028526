import { epochMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { OfferedFile } from '#notifications';
import { Injectable } from '@nestjs/common';
import type { ReportHead } from '../domain/report-head.js';
import { ReportFiles } from './files/report-files.js';
import type { FileState } from './files/file-states.js';

/**
 * Forms that whoever is told of a report will want; the report itself leads to the others. They are
 * made as soon as a version is issued: a message can say what they hold.
 */
const OFFERED: ReadonlySet<string> = new Set(['xlsx', 'csv', 'json']);

/** A message without digests is worth more than one that comes much later. */
const AWAITED_FOR_MS = 10 * MINUTE_MS;

const ON_THE_WAY: ReadonlySet<FileState['state']> = new Set(['missing', 'waiting', 'rendering']);

/** The files of an issued version, for whoever is told of it. */
@Injectable()
export class AnnouncedFiles {
  constructor(private readonly files: ReportFiles) {}

  /** Null while they are being made: tell of the version a little later. */
  async of(
    { account, day, version }: ReportHead,
    issuedAt: Instant,
    now: Instant,
  ): Promise<readonly OfferedFile[] | null> {
    const states = await this.files.states(account, day, version);
    const isEarly = epochMs(now) - epochMs(issuedAt) < AWAITED_FOR_MS;
    const isOnTheWay = ({ form, state }: FileState) => OFFERED.has(form) && ON_THE_WAY.has(state);
    if (isEarly && states.some(isOnTheWay)) return null;
    const place = `/v1/settlement-reports/${day}/files`;
    const which = `account=${account}&version=${version}`;
    return states
      .filter(({ form }) => OFFERED.has(form))
      .map(({ form, language, file }) => ({
        form,
        language,
        path: `${place}/${form}?${which}&lang=${language}`,
        sha256: file?.sha256 ?? null,
        size: file?.bytes ?? null,
      }));
  }
}
