import { createHash } from 'node:crypto';
import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { FILE_COLUMNS, keptFile } from './file-rows.js';
import type { FileRow } from './file-rows.js';
import { FileShelf } from './file-shelf.js';
import type { KeptFile } from '../../domain/files/report-file.js';

/** A kept file that is not what it was. */
export interface FileFault {
  readonly file: string;
  readonly fault: string;
}

const FILES_PER_READ = 500;

/** Reads every kept file again and compares it with what was noted when it was made. */
@Injectable()
export class FileVerifier {
  constructor(
    private readonly database: Database,
    private readonly shelf: FileShelf,
  ) {}

  async verify(account: string): Promise<{ count: number; faults: readonly FileFault[] }> {
    const faults: FileFault[] = [];
    let count = 0;
    let after: string | null = null;
    for (;;) {
      const files: readonly KeptFile[] = await this.filesAfter(account, after);
      for (const file of files) {
        const fault = await this.faultOf(file);
        if (fault !== null) faults.push({ file: nameOf(file), fault });
      }
      count += files.length;
      after = files.at(-1)?.fileId ?? null;
      if (files.length < FILES_PER_READ) return { count, faults };
    }
  }

  private async filesAfter(account: string, after: string | null): Promise<readonly KeptFile[]> {
    const rows = await this.database.query<FileRow>(
      `SELECT ${FILE_COLUMNS} FROM report_files
       WHERE account = $1 AND ($2::uuid IS NULL OR file_id > $2) ORDER BY file_id LIMIT $3`,
      [account, after, FILES_PER_READ],
    );
    return rows.map(keptFile);
  }

  private async faultOf(file: KeptFile): Promise<string | null> {
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const part of this.shelf.read(file)) {
        hash.update(part);
        bytes += part.length;
      }
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    if (bytes !== file.bytes) return `it has ${bytes} bytes, and had ${file.bytes}`;
    const sha256 = hash.digest('hex');
    return sha256 === file.sha256 ? null : `its SHA-256 is ${sha256}, and was ${file.sha256}`;
  }
}

const nameOf = ({ subject, version, form, language }: KeptFile): string =>
  `${subject} v${version} ${form} (${language})`;
