import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commands } from './commands.js';
import { GROUPS } from './groups.js';
import { explainCommand, listCommands } from './help.js';
import { runCommandLine } from './run-command-line.js';

const NOWHERE = '--out /nowhere/report.csv';

async function typed(words: readonly string[]) {
  const [out, said]: [string[], string[]] = [[], []];
  const terminal = { out: (it: string) => out.push(it), say: (it: string) => said.push(it) };
  return { code: await runCommandLine(words, commands, terminal), out, said };
}

describe('what is typed wrongly', () => {
  it.each([
    ['close 2026-13-45', '"2026-13-45" is not a day'],
    ['close 9999-12-31', 'not between 2000-01-01 and 2199-12-31'],
    [`report 2026-11-31 ${NOWHERE}`, '"2026-11-31" is not a day'],
    [`report 2026-11-20 --format foo.csv ${NOWHERE}`, 'entries.csv, payout-lines.csv'],
    [`report 2026-11-20 --format break.csv ${NOWHERE}`, 'Did you mean "breaks.csv"?'],
    [`report 2026-11-20 --lang de ${NOWHERE}`, '--lang must be en or th'],
    ['report 2026-11-20', '--out is missing'],
    ['report 2026-11-20 --out -', '--out needs the name of a file'],
    [`pack 2026-13 ${NOWHERE}`, '"2026-13" is not a month'],
    ['sweep --from 0001-01-01 --to 2026-11-20', '--from: "0001-01-01" is not between'],
    ['import bank package.json --to 2569-11-20', '--to: "2569-11-20" is not between'],
    ['import receipts none.csv', 'none.csv cannot be read: there is no such file.'],
    ['settings set cutof {}', 'There is no setting "cutof". Did you mean "cutoff"?'],
    ['verify --report 3', `Unknown option '--report'. Did you mean "--reports"?`],
  ])('ends with exit code 2 before anything is opened: %s', async (line, message) => {
    const { code, out, said } = await typed(line.split(' '));
    expect(code).toBe(2);
    expect(said[0]).toContain(message);
    expect(said.join('\n')).toContain('Usage:');
    expect(out).toEqual([]);
  });
});

describe('the commands', () => {
  it.each(commands)('$name teaches how it is used, by a script too', async ({ name, help }) => {
    const { code, out } = await typed(['help', ...name.split(' ')]);
    expect([code, out[0]]).toEqual([0, expect.stringContaining(` -- ${name} `)]);
    const text = help.join('\n');
    expect(text).toMatch(/\n {2}--quiet/);
    expect(/\n {2}--json/.test(text)).toBe(name !== 'start');
    const examples = help.filter((line) => line.startsWith('  npm run yodtrong'));
    expect(examples.length).toBeGreaterThan(0);
    for (const line of examples) expect(line).toContain(` -- ${name}`);
  });

  it('of two words belong to a group that teaches', () => {
    const firsts = commands.flatMap(({ name }) => (name.includes(' ') ? name.split(' ')[0] : []));
    expect([...new Set(firsts)].sort()).toEqual(Object.keys(GROUPS).sort());
  });
});

const DOCUMENT = fileURLToPath(new URL('../../../docs/command-line.md', import.meta.url));
const BEGIN = '<!-- What follows is made of the help. -->';

/** `GOLDEN=write` in the environment writes it. */
it('docs/command-line.md has the help of every command', () => {
  const fenced = (lines: readonly string[]) => ['```text', ...lines, '```', ''];
  const made = [
    ...['', '## All commands', '', ...fenced(listCommands(commands))],
    ...commands.flatMap((one) => [`## ${one.name}`, '', ...fenced(explainCommand(one))]),
  ];
  const [before = ''] = readFileSync(DOCUMENT, 'utf8').split(BEGIN);
  const document = `${before}${BEGIN}\n${made.join('\n').trimEnd()}\n`;
  if (process.env['GOLDEN'] === 'write') writeFileSync(DOCUMENT, document);
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(document);
});
