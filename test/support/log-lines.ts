import { ProcessLogger } from '#installation';
import type { LineOptions } from '#installation';

export type Line = Readonly<Record<string, unknown>>;

/** The log of a process, as the lines that it would write. */
export class LogLines extends ProcessLogger {
  readonly lines: Line[] = [];

  /** The first line that says so, with these fields. */
  find(context: string, fields: Line): Line {
    const found = this.lines.find(
      (line) =>
        line['context'] === context &&
        Object.entries(fields).every(([name, value]) => line[name] === value),
    );
    if (found) return found;
    throw new Error(`No line of ${context} with ${JSON.stringify(fields)}.`);
  }

  protected override printAsJson(message: unknown, options: LineOptions): void {
    this.lines.push(this.getJsonLogObject(message, options));
  }
}
