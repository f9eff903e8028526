import { createHash } from 'node:crypto';
import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import type { KeptFile } from '../../domain/files/report-file.js';
import { checked } from './checked-file.js';

const fileOf = (text: string): KeptFile => ({
  ...{ account: 'main', subject: parseBusinessDay('2026-11-20'), version: 1, digest: 'd1' },
  ...{ form: 'csv', language: 'en', fileId: 'f1', partBytes: 2, mediaType: 'text/csv' },
  ...{ build: '0.1.0', madeAt: parseInstant('2026-11-21T03:00:00Z') },
  sha256: createHash('sha256').update(text).digest('hex'),
  bytes: text.length,
});

async function* stored(...parts: readonly string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
  await Promise.resolve();
}

/** What a reader was given, and what ended it. */
async function read(kept: string, ...parts: readonly string[]): Promise<readonly unknown[]> {
  const given: unknown[] = [];
  try {
    for await (const part of checked(stored(...parts), fileOf(kept))) given.push(part.toString());
  } catch (error) {
    given.push(error);
  }
  return given;
}

describe('a kept file that is read', () => {
  it('is given part by part while it is what was kept', async () => {
    expect(await read('abcde', 'ab', 'cd', 'e')).toEqual(['ab', 'cd', 'e']);
    expect(await read('')).toEqual([]);
  });

  it('lacks its end where it is another one, so nobody takes it for whole', async () => {
    const changed = { code: 'file.damaged', message: expect.stringContaining('its SHA-256 is') };
    expect(await read('abcde', 'ab', 'cX', 'e')).toEqual([
      'ab',
      'cX',
      expect.objectContaining(changed),
    ]);
    const short = 'The kept file csv (en) of 2026-11-20 v1: it has 4 bytes, and had 5.';
    expect(await read('abcde', 'ab', 'cd')).toEqual([
      'ab',
      expect.objectContaining({ code: 'file.damaged', message: short }),
    ]);
  });
});
