import type { WriteStream } from 'node:tty';
import { SECOND_MS } from '#kernel';
import { EXIT } from './command.js';
import type { Terminal } from './command.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** The terminal and npm each pass on one Ctrl-C: only a later one is a second wish. */
const SAME_WISH_MS = SECOND_MS;

const BEGIN_OF_LINE = '\r\u001b[2K';
const COLOURS = { bold: ['\u001b[1m', '\u001b[22m'], red: ['\u001b[31m', '\u001b[39m'] } as const;

/** The terminal that this process was started in, or whatever its output goes to. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  const isShown = stderr.isTTY && process.env['TERM'] !== 'dumb';
  let shown = '';
  const clear = (): void => {
    if (shown !== '') stderr.write(BEGIN_OF_LINE);
    shown = '';
  };
  const lineOn = (stream: NodeJS.WriteStream) => (line: string) => {
    clear();
    if (!stream.destroyed) stream.write(`${line}\n`);
  };
  const show = (line: string | null): void => {
    clear();
    shown = line === null ? '' : line.slice(0, widthOf(stderr));
    stderr.write(shown);
  };
  return {
    out: lineOn(stdout),
    say: lineOn(stderr),
    stopping: whenAskedToStop,
    ...(isShown && { show }),
    ...(hasColours(stderr) && hasColours(stdout) && { paint }),
  };
}

/** A reader that has seen enough (`| head`) is no failure: what comes after it goes nowhere. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

const paint: NonNullable<Terminal['paint']> = (style, text) => {
  const [begin, end] = COLOURS[style];
  return `${begin}${text}${end}`;
};

/** https://no-color.org: set to anything but nothing, there are no colours. */
function hasColours(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR: none = '', TERM: kind } = process.env;
  return stream.isTTY && none === '' && kind !== 'dumb';
}

const LEAST_WIDTH = 20;
const USUAL_WIDTH = 80;

/** One column less: a full line would break. Some terminals do not know how wide they are. */
const widthOf = ({ columns }: Partial<WriteStream>): number =>
  Math.max(LEAST_WIDTH, columns || USUAL_WIDTH) - 1;

/** From now on; a second wish ends the process at once. */
function whenAskedToStop(): AbortSignal {
  const wish = new AbortController();
  let firstAtMs: number | null = null;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      firstAtMs ??= performance.now();
      wish.abort();
      if (performance.now() - firstAtMs > SAME_WISH_MS) process.exit(EXIT.interrupted);
    });
  }
  return wish.signal;
}
