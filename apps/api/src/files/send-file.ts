import { Readable } from 'node:stream';
import { DomainError } from '#kernel';
import type { ByteRange, KeptFile } from '#settlement-reports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rangeOf } from './byte-range.js';

const OK = 200;
const PARTIAL_CONTENT = 206;
const NOT_MODIFIED = 304;

/** Issued files never change, but which one is the latest does: caches ask each time. */
const CACHING = 'private, no-cache';

export interface FileToSend {
  readonly file: KeptFile;
  /** Offered under this name; null: to be read in place. */
  readonly name: string | null;
  readonly read: (file: KeptFile, range?: ByteRange) => AsyncIterable<Buffer>;
}

/**
 * Answers with a kept file or the stretch of it that is asked for (RFC 9110 §13, §14): 200, 206,
 * 304 where the caller has it, 416 where there is no such stretch. A caller that leaves ends the
 * reading.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, name, read }: FileToSend,
): Promise<void> {
  const tag = `"${file.sha256}"`;
  const range = asked(request, tag, file.bytes);
  if (range === 'unsatisfiable') throw unsatisfiable(reply, file);
  void reply.headers({ etag: tag, 'cache-control': CACHING, 'accept-ranges': 'bytes' });
  if (hasIt(request.headers['if-none-match'], tag)) {
    await reply.status(NOT_MODIFIED).send();
    return;
  }
  void reply.headers(describing(file, name));
  const length = range === null ? file.bytes : range.last - range.first + 1;
  void reply.status(range === null ? OK : PARTIAL_CONTENT).header('content-length', length);
  if (range !== null) {
    void reply.header('content-range', `bytes ${range.first}-${range.last}/${file.bytes}`);
  }
  const bytes = request.method === 'HEAD' ? [] : read(file, range ?? undefined);
  await reply.send(Readable.from(bytes, { objectMode: false }));
}

/** `Repr-Digest` (RFC 9530) is of the whole file, also where a stretch of it is sent. */
function describing({ sha256, mediaType }: KeptFile, name: string | null) {
  return {
    'content-type': mediaType,
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'x-content-sha256': sha256,
    ...(name !== null && { 'content-disposition': `attachment; filename="${name}"` }),
  };
}

/** A stretch is of use only to somebody who has the rest of the same file. */
function asked({ headers, method }: FastifyRequest, tag: string, size: number) {
  const isOfThis = headers['if-range'] === undefined || headers['if-range'] === tag;
  return method === 'GET' && isOfThis ? rangeOf(headers.range, size) : null;
}

const hasIt = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  header.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));

function unsatisfiable(reply: FastifyReply, { bytes }: KeptFile): DomainError {
  void reply.header('content-range', `bytes */${bytes}`);
  return new DomainError(
    'range.unsatisfiable',
    `The file has ${bytes} bytes; ask for some of them.`,
  );
}
