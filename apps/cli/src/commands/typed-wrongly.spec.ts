import { commands } from '../commands.js';
import { runCommandLine } from '../run-command-line.js';

const NOWHERE = '--out /nowhere/report.csv';

describe('what is typed wrongly', () => {
  it.each([
    ['close 2026-13-45', '"2026-13-45" is not a day'],
    ['close 9999-12-31', 'not between 2000-01-01 and 2199-12-31'],
    [`report 2026-11-31 ${NOWHERE}`, '"2026-11-31" is not a day'],
    [`report 2026-11-20 --format foo.csv ${NOWHERE}`, 'entries.csv, payout-lines.csv'],
    [`pack 2026-13 ${NOWHERE}`, '"2026-13" is not a month'],
    ['sweep --from 0001-01-01 --to 2026-11-20', '--from: "0001-01-01" is not between'],
    ['import bank package.json --to 2569-11-20', '--to: "2569-11-20" is not between'],
  ])('ends with exit code 2 before anything is opened: %s', async (line, message) => {
    const said: string[] = [];
    const out: string[] = [];
    const terminal = {
      out: (text: string) => out.push(text),
      say: (text: string) => said.push(text),
    };
    expect(await runCommandLine(line.split(' '), commands, terminal)).toBe(2);
    expect(said[0]).toContain(message);
    expect(said.join('\n')).toContain('Usage:');
    expect(out).toEqual([]);
  });
});
