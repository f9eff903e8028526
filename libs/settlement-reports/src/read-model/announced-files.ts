import type { OfferedFile } from '#notifications';
import { Injectable } from '@nestjs/common';
import type { ReportHead } from '../domain/report-head.js';
import type { Language } from '../domain/words.js';

const LANGUAGES: readonly Language[] = ['en', 'th'];

/** The files of a version that whoever is told of it will want. */
@Injectable()
export class AnnouncedFiles {
  of({ account, day, version }: ReportHead): Promise<readonly OfferedFile[]> {
    const place = `/v1/settlement-reports/${day}`;
    const which = `account=${account}&version=${version}`;
    const unknown = { sha256: null, size: null };
    return Promise.resolve([
      ...LANGUAGES.map((language) => ({
        ...{ form: 'xlsx', language, path: `${place}.xlsx?${which}&lang=${language}` },
        ...unknown,
      })),
      { form: 'csv', language: null, path: `${place}.csv?${which}`, ...unknown },
      { form: 'json', language: null, path: `${place}?${which}`, ...unknown },
    ]);
  }
}
