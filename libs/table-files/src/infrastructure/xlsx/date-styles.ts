import { isDateFormat } from '../../domain/workbook-date.js';
import type { XmlHandler } from '../../domain/xml-scanner.js';
import { xmlAttribute } from '../../domain/xml-text.js';

/** Which styles of a workbook show numbers as dates: a cell names its style by its place. */
export class DateStyles implements XmlHandler {
  private readonly codes = new Map<number, string>();
  private readonly formats: number[] = [];
  private isCellFormats = false;

  isDate(style: number): boolean {
    const format = this.formats[style];
    return format !== undefined && isDateFormat(format, this.codes.get(format));
  }

  open(name: string, attributes: string): void {
    if (name === 'cellXfs') this.isCellFormats = true;
    const format = Number(xmlAttribute(attributes, 'numFmtId') ?? 0);
    if (name === 'numFmt') this.codes.set(format, xmlAttribute(attributes, 'formatCode') ?? '');
    if (name === 'xf' && this.isCellFormats) this.formats.push(format);
  }

  text(): void {
    // Styles are all attributes.
  }

  close(name: string): void {
    if (name === 'cellXfs') this.isCellFormats = false;
  }
}
