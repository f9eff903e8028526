import type { IncomingMessage } from 'node:http';
import type { Rendered } from '../wire/render-list.js';

const MAX_BODY_BYTES = 64 * 1024;
const NESTED = /^([^[\]]+)\[([^[\]]+)\]$/;

/** A body as JSON or as a form, `source[type]=promptpay`; null if it is neither, or too large. */
export async function readBody(request: IncomingMessage): Promise<Rendered | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return request.headers['content-type']?.includes('json') ? parseJson(text) : parseForm(text);
}

function parseJson(text: string): Rendered | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Rendered) : null;
  } catch {
    return null;
  }
}

function parseForm(text: string): Rendered {
  const flat = new Map<string, unknown>();
  for (const [key, value] of new URLSearchParams(text)) {
    const [, outer, inner] = NESTED.exec(key) ?? [];
    if (outer === undefined || inner === undefined) flat.set(key, value);
    else flat.set(outer, { ...(flat.get(outer) as Rendered | undefined), [inner]: value });
  }
  return Object.fromEntries(flat);
}
