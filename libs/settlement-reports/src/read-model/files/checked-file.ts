import { createHash } from 'node:crypto';
import { DomainError } from '#kernel';
import type { KeptFile } from '../../domain/files/report-file.js';

/** What is stored is not what was kept: nobody may be given it. */
export class FileDamagedError extends DomainError {
  constructor({ subject, version, form, language }: KeptFile, fault: string) {
    super(
      'file.damaged',
      `The kept file ${form} (${language}) of ${subject} v${version}: ${fault}.`,
    );
  }
}

/** Passes a whole file on, but for its last part where what came is not the file that was kept. */
export async function* checked(
  parts: AsyncIterable<Buffer>,
  file: KeptFile,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  let last: Buffer | null = null;
  for await (const part of parts) {
    if (last !== null) yield last;
    hash.update(part);
    bytes += part.length;
    last = part;
  }
  const fault = faultOf(file, bytes, hash.digest('hex'));
  if (fault !== null) throw new FileDamagedError(file, fault);
  if (last !== null) yield last;
}

function faultOf(file: KeptFile, bytes: number, sha256: string): string | null {
  if (bytes !== file.bytes) return `it has ${bytes} bytes, and had ${file.bytes}`;
  return sha256 === file.sha256 ? null : `its SHA-256 is ${sha256}, and was ${file.sha256}`;
}
