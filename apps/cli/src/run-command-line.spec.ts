import { ConfigurationError } from '#config';
import { DomainError } from '#kernel';

import { EXIT } from './command.js';
import { planned } from './plan-command.js';
import { runCommandLine } from './run-command-line.js';

const close = planned({
  name: 'close',
  summary: 'Closes a settlement day.',
  words: [{ name: 'day', about: 'Which one.' }],
  options: { account: { type: 'string', value: '<account>', about: 'Whose.' } },
  teaches: ['Do it every day.'],
  examples: ['close 2026-11-20'],
  json: ['{ day, amount }'],
  fails: 'It cannot be closed.',
  run: ({ values, words: { day = '' } }, { line, json, say }) => {
    if (day === 'never') throw new DomainError('day.never', 'That day never comes.', { day });
    if (day === 'unset') throw new ConfigurationError(['PORT: must be a number.']);
    say('It takes a moment.');
    line(`closed ${day} of ${values.account ?? 'main'}`);
    json({ day, amount: 1_050n, reason: undefined });
    return Promise.resolve(EXIT.allWell);
  },
});
const createKey = { ...close, name: 'keys create', summary: 'Makes a key.' };

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
    expect(await typed('close 2026-11-20 --account brand-b')).toEqual({
      code: 0,
      out: 'closed 2026-11-20 of brand-b',
      said: 'It takes a moment.',
    });
    expect((await typed('close x --quiet')).said).toBe('');
  });

  it('knows commands of two words', async () => {
    expect(await typed('keys create x')).toMatchObject({ code: 0, out: 'closed x of main' });
  });

  it.each([
    ['close', 'The day is missing.'],
    ['close 2026-11-20 again', '"again" is not expected here.'],
    ['close x --acount y', `Unknown option '--acount'. Did you mean "--account"?`],
    ['close x --json=1', "Option '--json' does not take an argument"],
    ['close unset', 'PORT: must be a number.'],
    ['clsoe x', 'There is no command "clsoe". Did you mean "close"?'],
    ['keys craete', 'There is no command "keys craete". Did you mean "keys create"?'],
    ['constructor', 'There is no command "constructor"'],
    ['toString --help', 'There is no command "toString"'],
    ['help valueOf', 'There is no command "valueOf"'],
    ['sleep', 'There is no command "sleep".\nAll commands: npm run yodtrong -- help'],
    ['keys', 'Usage: npm run yodtrong -- keys <command> [options]'],
    ['', 'Usage: npm run yodtrong -- <command>'],
  ])('answers %p with exit code 2 and says what is wrong', async (line, message) => {
    const { code, out, said } = await typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(said).toContain(message);
  });

  it('answers a refusal with exit code 1 and its message alone', async () => {
    expect(await typed('close never')).toEqual({ code: 1, out: '', said: 'That day never comes.' });
  });

  it('answers a script with one line of JSON, whatever happens', async () => {
    expect((await typed('close x --json')).out).toBe('{"day":"x","amount":1050,"reason":null}');
    const answers = await Promise.all(
      ['never', 'unset', ''].map((day) => typed(`close ${day} --json`)),
    );
    expect(answers.map(({ code, out }) => [code, JSON.parse(out)])).toEqual([
      [1, { error: { code: 'day.never', message: 'That day never comes.', day: 'never' } }],
      [2, { error: expect.objectContaining({ code: 'config.invalid' }) }],
      [2, { error: { code: 'usage', message: 'The day is missing.' } }],
    ]);
  });

  it.each([
    ['clsoe x --json', 'There is no command "clsoe". Did you mean "close"?'],
    ['keys craete --json', 'There is no command "keys craete". Did you mean "keys create"?'],
    ['help clsoe --json', 'There is no command "clsoe". Did you mean "close"?'],
    ['keys --json', 'Of "keys" there are "keys create".'],
  ])('answers a script that has no command, too: %p', async (line, message) => {
    const { code, out } = await typed(line);
    expect([code, JSON.parse(out)]).toEqual([2, { error: { code: 'usage', message } }]);
  });

  it('teaches: all commands, a group of them, or one', async () => {
    expect((await typed('--help')).out).toMatch(/close +Closes a settlement day\.\n +keys create/);
    expect(await typed('help keys')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Usage: .* keys <command>.*\n[^]*keys create +Makes a key\./),
    });
    const { out } = await typed('help close');
    expect(out).toBe((await typed('close --help')).out);
    expect(out).toContain('--account <account>  Whose.');
    expect(out).toContain('With --json:\n  { day, amount }');
    expect(out).toMatch(/Exit code:\n +0 .*\n +1 +It cannot be closed\.\n +2 .*\n +130 /);
    expect(out).toContain('Example:\n  npm run yodtrong -- close 2026-11-20');
  });

  it('takes what follows -- as it is, and says which version it is', async () => {
    expect((await typed('close -- --help')).out).toBe('closed --help of main');
    expect((await typed('--version')).out).toMatch(/^yodtrong \d+\.\d+\.\d+ node /);
  });
});
