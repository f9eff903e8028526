import type { Writable } from 'node:stream';
import type { Month } from '#calendar';
import { Injectable } from '@nestjs/common';
import type { FileKey, KeptFile } from '../../domain/files/report-file.js';
import type { Pack } from '../../domain/pack/pack.js';
import type { Language } from '../../domain/words.js';
import { FileShelf } from '../../read-model/files/file-shelf.js';
import { PackReader } from '../../read-model/pack/pack-reader.js';
import { writePackJson } from './pack-json.js';
import { writePackWorkbook } from './pack-workbook.js';

const FORMS = {
  xlsx: {
    key: 'pack.xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writePackWorkbook,
  },
  json: {
    key: 'pack.json',
    mediaType: 'application/json',
    write: (pack: Pack, out: Writable) => writePackJson(pack, out),
  },
} as const;

export type PackForm = keyof typeof FORMS;

export interface WantedPack {
  readonly month: Month;
  /** Number of the closing; null: the one that stands, else provisional. */
  readonly version: number | null;
  readonly form: PackForm;
  readonly language: Language;
}

/** A provisional pack has no file that could be kept: it is another one a moment later. */
export type PackAnswer =
  | { readonly file: KeptFile; readonly pack: null }
  | { readonly file: null; readonly pack: Pack; readonly mediaType: string };

/** Packs as files: those of a closed month stay as they were first made, byte for byte. */
@Injectable()
export class PackFiles {
  constructor(
    private readonly packs: PackReader,
    private readonly shelf: FileShelf,
  ) {}

  async find(account: string, wanted: WantedPack): Promise<PackAnswer> {
    const { mediaType } = FORMS[wanted.form];
    const pack = await this.packs.find(account, wanted.month, wanted.version);
    if (pack.head.status === 'provisional') return { file: null, pack, mediaType };
    const key = keyOf(pack, wanted);
    const kept = await this.shelf.find(key);
    if (kept) return { file: kept, pack: null };
    const write = (out: Writable) => this.write(pack, wanted, out);
    return { file: await this.shelf.keep(key, mediaType, write), pack: null };
  }

  write(pack: Pack, { form, language }: WantedPack, out: Writable): Promise<void> {
    return FORMS[form].write(pack, out, language);
  }

  /** The bytes of a kept file, or a stretch of them. */
  read(file: KeptFile, range?: { first: number; last: number }): AsyncGenerator<Buffer> {
    return range ? this.shelf.read(file, range) : this.shelf.read(file);
  }
}

/** Words differ in the workbook only. */
const keyOf = ({ head }: Pack, { form, language }: WantedPack): FileKey => ({
  account: head.account,
  subject: head.month,
  version: head.version,
  digest: head.digest,
  form: FORMS[form].key,
  language: form === 'json' ? 'en' : language,
});
