import { MAX_ZIP_ENTRIES } from '../../domain/table-limits.js';
import { damaged, notAWorkbook } from './workbook.errors.js';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  /** As the archive says, which may be a lie: what is unzipped is counted as well. */
  readonly statedBytes: number;
  readonly headerAt: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
const ENCRYPTED = 1;

/** The directory at the end of a ZIP, by the names of its entries. */
export function zipEntries(archive: Buffer): ReadonlyMap<string, ZipEntry> {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MAX_ZIP_ENTRIES)
    throw notAWorkbook(`It has ${count} parts; no workbook has so many.`);
  const entries = new Map<string, ZipEntry>();
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(archive, at);
    entries.set(entry.name.replace(/^\//, ''), entry);
    at += ENTRY_BYTES + [28, 30, 32].reduce((sum, of) => sum + archive.readUInt16LE(at + of), 0);
  }
  return entries;
}

function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = archive.length - END_BYTES; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw damaged('its end is missing');
}

function entryAt(archive: Buffer, at: number): ZipEntry {
  const fits = at + ENTRY_BYTES <= archive.length;
  if (!fits || archive.readUInt32LE(at) !== ENTRY_SIGNATURE)
    throw damaged('its directory is broken');
  if ((archive.readUInt16LE(at + 8) & ENCRYPTED) !== 0) {
    throw notAWorkbook('It is locked with a password; remove it and save the file again.');
  }
  const nameAt = at + ENTRY_BYTES;
  return {
    name: archive.toString('utf8', nameAt, nameAt + archive.readUInt16LE(at + 28)),
    method: archive.readUInt16LE(at + 10),
    crc: archive.readUInt32LE(at + 16),
    compressedBytes: archive.readUInt32LE(at + 20),
    statedBytes: archive.readUInt32LE(at + 24),
    headerAt: archive.readUInt32LE(at + 42),
  };
}

/** The bytes of an entry as they are kept: the directory's word is checked against the file. */
export function storedBytes(archive: Buffer, { headerAt, compressedBytes }: ZipEntry): Buffer {
  const fits = headerAt + LOCAL_BYTES <= archive.length;
  if (!fits || archive.readUInt32LE(headerAt) !== LOCAL_SIGNATURE)
    throw damaged('a part is missing');
  const names = archive.readUInt16LE(headerAt + 26) + archive.readUInt16LE(headerAt + 28);
  const start = headerAt + LOCAL_BYTES + names;
  if (start + compressedBytes > archive.length) throw damaged('a part breaks off');
  return archive.subarray(start, start + compressedBytes);
}
