import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { BACKUP_FORM } from '../../domain/backup/manifest.js';
import type { BackupManifest, BackupPiece, SectionEnd } from '../../domain/backup/manifest.js';

const NEW_LINE = 10;

/** Adds up the rows of a table, as its end states them. */
export class SectionTally {
  private readonly hash: Hash = createHash('sha256');
  private rows = 0;
  private bytes = 0;

  /** A line is a row: whatever breaks a line within a value is written in another way by COPY. */
  add(piece: Buffer): void {
    this.hash.update(piece);
    this.bytes += piece.length;
    for (let at = piece.indexOf(NEW_LINE); at >= 0; at = piece.indexOf(NEW_LINE, at + 1)) {
      this.rows += 1;
    }
  }

  get soFar(): { readonly rows: number; readonly bytes: number } {
    return { rows: this.rows, bytes: this.bytes };
  }

  end(table: string): SectionEnd {
    return { table, rows: this.rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

/** Hands pieces on while they are in order and what they state is true; else it throws. */
export async function* checkedPieces(
  pieces: AsyncIterable<BackupPiece>,
): AsyncGenerator<BackupPiece, void> {
  const order = new PieceOrder();
  for await (const piece of pieces) {
    order.take(piece);
    yield piece;
  }
  order.end();
}

class PieceOrder {
  private form: number | null = null;
  private section: { readonly table: string; readonly tally: SectionTally } | null = null;
  private readonly ends: SectionEnd[] = [];
  private manifest: BackupManifest | null = null;

  take(piece: BackupPiece): void {
    if (this.manifest !== null) throw new Error('something follows its end');
    if ((this.form === null) !== (piece.kind === 'begin'))
      throw new Error('it begins in its midst');
    switch (piece.kind) {
      case 'begin':
        this.begin(piece.header.form);
        break;
      case 'heading':
        this.open(piece.heading.table);
        break;
      case 'rows':
        this.tally().tally.add(piece.bytes);
        break;
      case 'end':
        this.close(piece.end);
        break;
      case 'manifest':
        this.finish(piece.manifest);
        break;
    }
  }

  end(): void {
    if (this.manifest === null) throw new Error('its end is missing');
  }

  private begin(form: number): void {
    if (form > BACKUP_FORM)
      throw new Error(`it has form ${form}, and ${BACKUP_FORM} is known here`);
    this.form = form;
  }

  private open(table: string): void {
    if (this.section !== null) throw new Error(`${this.section.table} has no end`);
    this.section = { table, tally: new SectionTally() };
  }

  private tally(): { readonly table: string; readonly tally: SectionTally } {
    if (this.section === null) throw new Error('rows belong to no table');
    return this.section;
  }

  private close(stated: SectionEnd): void {
    const { table, tally } = this.tally();
    if (!isSame(tally.end(table), stated)) throw new Error(`${table} is not what it was`);
    this.ends.push(stated);
    this.section = null;
  }

  private finish(manifest: BackupManifest): void {
    if (this.section !== null) throw new Error(`${this.section.table} has no end`);
    const differs = manifest.tables.length !== this.ends.length;
    if (differs || manifest.tables.some((end, at) => !isSame(end, this.ends[at]))) {
      throw new Error('it does not have the tables that it names');
    }
    this.manifest = manifest;
  }
}

const isSame = (left: SectionEnd, right: SectionEnd | undefined): boolean =>
  left.table === right?.table &&
  left.rows === right.rows &&
  left.bytes === right.bytes &&
  left.sha256 === right.sha256;
