/** A line of the log before it is text or JSON. */
export type LogLine = Readonly<Record<string, unknown>>;

/** What has its own place in a line that people read. */
const PLACED = new Set(['time', 'level', 'context', 'message', 'stack', 'pid', 'timestamp']);
const LEVEL_WIDTH = 'error'.length;
const CLOCK = 'YYYY-MM-DDT'.length;

const END = '\u001b[0m';
const COLOURS: Readonly<Record<string, string>> = {
  debug: '\u001b[2m',
  warn: '\u001b[33m',
  error: '\u001b[31m',
  fatal: '\u001b[31m',
};

/** `10:48:31.123Z info  inbox  Webhook stored  account=main charge=chrg_…`, and its stack below. */
export function lineText(line: LogLine, isColoured: boolean): string {
  const { time, level, context, message, stack } = line;
  const fields = Object.entries(line)
    .filter(([name]) => !PLACED.has(name))
    .map(([name, value]) => `${name}=${plain(value)}`);
  const name = String(level);
  const parts = [
    `${String(time).slice(CLOCK)} ${name.padEnd(LEVEL_WIDTH)}`,
    ...(context === undefined ? [] : [plain(context)]),
    plain(message),
    ...(fields.length > 0 ? [fields.join(' ')] : []),
  ];
  const text = parts.join('  ') + (typeof stack === 'string' ? `\n${stack}` : '');
  const colour = isColoured ? COLOURS[name] : undefined;
  return colour === undefined ? text : `${colour}${text}${END}`;
}

/** What came from outside may pretend to be another line, or move the cursor. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

function plain(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(CONTROLS, ' ');
}
