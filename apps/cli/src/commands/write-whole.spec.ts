import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { writeWhole } from './write-whole.js';

const ROOM_BYTES = 100;

/** A disk that has little room left. */
function nearlyFullDisk(path: string): Writable {
  const file = createWriteStream(path);
  let room = ROOM_BYTES;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      room -= chunk.length;
      if (room >= 0) file.write(chunk, () => done());
      else done(Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' }));
    },
    destroy(error, done) {
      file.destroy();
      done(error);
    },
  });
}

const writes = (pieces: number) => (file: Writable) =>
  pipeline(Readable.from(Array.from({ length: pieces }, () => 'ten bytes\n')), file);

describe('a file that is written whole or not at all', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'written-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const path = () => join(folder, 'report.csv');

  it('has everything, under its own name', async () => {
    await writeWhole(path(), writes(30));
    expect(readFileSync(path(), 'utf8')).toBe('ten bytes\n'.repeat(30));
    expect(readdirSync(folder)).toEqual(['report.csv']);
  });

  it('leaves what was there when the disk is full, and says so', async () => {
    writeFileSync(path(), 'of yesterday');
    await expect(writeWhole(path(), writes(30), nearlyFullDisk)).rejects.toMatchObject({
      code: 'file.not_written',
      message:
        `${path()} could not be written: no space is left on the disk (ENOSPC). ` +
        'Nothing of it was left behind.',
    });
    expect(readdirSync(folder)).toEqual(['report.csv']);
    expect(readFileSync(path(), 'utf8')).toBe('of yesterday');
  });

  it('says what is wrong with a path', async () => {
    const nowhere = join(folder, 'nowhere', 'report.csv');
    await expect(writeWhole(nowhere, writes(1))).rejects.toThrow('there is no such folder');
    await expect(writeWhole(join(folder, '.'), writes(1))).rejects.toThrow('could not be written');
  });

  it('leaves nothing when the report itself breaks off, and tells why as it is', async () => {
    const breaks = async (file: Writable): Promise<void> => {
      file.write('half');
      await Promise.resolve();
      throw new Error('the rows are gone');
    };
    await expect(writeWhole(path(), breaks)).rejects.toThrow('the rows are gone');
    expect(readdirSync(folder)).toEqual([]);
  });
});
