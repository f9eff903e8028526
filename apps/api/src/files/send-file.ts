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
  const known = { etag: tag, 'cache-control': CACHING, 'accept-ranges': 'bytes' };
  if (hasIt(request.headers['if-none-match'], tag)) {
    await reply.headers(known).status(NOT_MODIFIED).send();
    return;
  }
  const range = asked(request, tag, file.bytes);
  if (range === 'unsatisfiable') throw unsatisfiable(reply, file);
  const bytes = request.method === 'HEAD' ? [] : await begun(read(file, range ?? undefined));
  void reply.headers({ ...known, ...describing(file, name), ...stretchOf(file, range) });
  void reply.status(range === null ? OK : PARTIAL_CONTENT);
  await reply.send(Readable.from(bytes, { objectMode: false }));
}

/** Its first part is there: what cannot be read is an error without the headers of a file. */
async function begun(bytes: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  const parts = bytes[Symbol.asyncIterator]();
  return from(parts, await parts.next());
}

async function* from(parts: AsyncIterator<Buffer>, first: IteratorResult<Buffer>) {
  try {
    for (let part = first; part.done !== true; part = await parts.next()) yield part.value;
  } finally {
    await parts.return?.();
  }
}

function stretchOf({ bytes }: KeptFile, range: ByteRange | null) {
  if (range === null) return { 'content-length': bytes };
  const { first, last } = range;
  return {
    'content-length': last - first + 1,
    'content-range': `bytes ${first}-${last}/${bytes}`,
  };
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
