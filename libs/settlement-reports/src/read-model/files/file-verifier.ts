import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Database } from '#database';
import { tellProgress } from '#kernel';
import { Injectable } from '@nestjs/common';
import { FileDamagedError } from './checked-file.js';
import { FILE_COLUMNS, keptFile } from './file-rows.js';
import type { FileRow } from './file-rows.js';
import { FileShelf } from './file-shelf.js';
import type { KeptFile } from '../../domain/files/report-file.js';

const FILES_PER_READ = 500;

/** Reads every kept file again and holds it against the SHA-256 of its first making. */
@Injectable()
export class FileVerifier {
  constructor(
    private readonly database: Database,
    private readonly shelf: FileShelf,
  ) {}

  async verify(account: string): Promise<{ count: number; faults: readonly string[] }> {
    const faults: string[] = [];
    let count = 0;
    let after: string | null = null;
    for (;;) {
      const files: readonly KeptFile[] = await this.filesAfter(account, after);
      for (const [index, file] of files.entries()) {
        tellProgress('Checking kept files', count + index, null, 'files');
        const fault = await this.faultOf(file);
        if (fault !== null) faults.push(fault);
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
    try {
      await finished(Readable.from(this.shelf.read(file)).resume());
      return null;
    } catch (error) {
      if (error instanceof FileDamagedError) return error.message;
      throw error;
    }
  }
}
