import type { XmlHandler } from '../../domain/xml-scanner.js';

/** Excel writes characters that XML cannot hold as `_x000D_`, and `_` before such a one too. */
const ESCAPED = /_x(00[01][0-9A-F]|005F)_/gi;

export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/**
 * Puts together the text of a string that may consist of runs with fonts of their own. How it is
 * pronounced (`rPh`), which Excel may note beside it, is left out.
 */
export class RichText {
  private parts: string[] = [];
  private isText = false;
  private isPronunciation = false;

  open(name: string): void {
    if (name === 'rPh') this.isPronunciation = true;
    if (name === 't') this.isText = true;
  }

  text(text: string): void {
    if (this.isText && !this.isPronunciation) this.parts.push(text);
  }

  close(name: string): void {
    if (name === 'rPh') this.isPronunciation = false;
    if (name === 't') this.isText = false;
  }

  take(): string {
    const text = unescaped(this.parts.join(''));
    this.parts = [];
    return text;
  }
}

/** Texts that the cells of a workbook share: a cell names one by its place. */
export class SharedStrings implements XmlHandler {
  readonly all: string[] = [];
  private readonly current = new RichText();

  open(name: string): void {
    this.current.open(name);
  }

  text(text: string): void {
    this.current.text(text);
  }

  close(name: string): void {
    this.current.close(name);
    if (name === 'si') this.all.push(this.current.take());
  }
}
