import { ConfigurationError } from '#config';
import { DomainError } from '#kernel';

import { EXIT, readArguments } from './command.js';
import type { Command } from './command.js';
import { runCommandLine } from './run-command-line.js';

const close: Command = {
  name: 'close',
  summary: 'Closes a settlement day.',
  usage: '<day> [--account <account>]',
  help: ['Example: close 2026-11-20'],
  run: async (args, { out }) => {
    const shape = { options: { account: { type: 'string' } }, positionals: ['day'] } as const;
    const { values, positionals } = readArguments(args, shape);
    if (positionals[0] === 'never') throw new DomainError('day.never', 'That day never comes.');
    if (positionals[0] === 'unset') throw new ConfigurationError(['PORT: must be a number.']);
    out(`closed ${positionals.join()} of ${values.account ?? 'main'}`);
    return EXIT.allWell;
  },
};
const createKey: Command = { ...close, name: 'keys create', summary: 'Makes a key.' };

async function typed(line: string): Promise<{ code: number; out: string; said: string }> {
  const out: string[] = [];
  const said: string[] = [];
  const terminal = {
    out: (text: string) => out.push(text),
    say: (text: string) => said.push(text),
  };
  const code = await runCommandLine(line.split(' ').filter(Boolean), [close, createKey], terminal);
  return { code, out: out.join('\n'), said: said.join('\n') };
}

describe('the command line', () => {
  it('runs a command with its arguments', async () => {
    expect(await typed('close 2026-11-20 --account brand-b')).toMatchObject({
      code: 0,
      out: 'closed 2026-11-20 of brand-b',
    });
  });

  it('knows commands of two words', async () => {
    expect(await typed('keys create x')).toMatchObject({ code: 0, out: 'closed x of main' });
  });

  it.each([
    ['close', 'The day is missing.'],
    ['close 2026-11-20 again', '"again" is not expected here.'],
    ['close 2026-11-20 --acount x', "Unknown option '--acount'"],
    ['close unset', 'PORT: must be a number.'],
    ['clse', 'There is no command "clse".'],
    ['', 'Usage: npm run yodtrong -- <command>'],
  ])('answers %p with exit code 2 and says what is wrong', async (line, message) => {
    const { code, out, said } = await typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(said).toContain(message);
  });

  it('answers a refusal with exit code 1 and its message alone', async () => {
    expect(await typed('close never')).toEqual({ code: 1, out: '', said: 'That day never comes.' });
  });

  it('teaches: all commands, or one', async () => {
    expect((await typed('--help')).out).toMatch(/close +Closes a settlement day\.\n +keys create/);
    expect((await typed('close --help')).out).toContain('Example: close 2026-11-20');
  });
});
