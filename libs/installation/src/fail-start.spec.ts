import { jest } from '@jest/globals';
import { DomainError } from '#kernel';
import { failStart } from './fail-start.js';

describe('the last word of a process that could not start', () => {
  const { stdout } = process;
  const { isTTY: wasTerminal } = stdout;
  const { LOG_FORMAT: usual = '' } = process.env;

  afterEach(() => {
    jest.restoreAllMocks();
    process.env['LOG_FORMAT'] = usual;
    stdout.isTTY = wasTerminal;
  });

  /** What is written where LOG_FORMAT is so, in a terminal or not. */
  function lastWord(format: string, isTTY: boolean): string {
    process.env['LOG_FORMAT'] = format;
    stdout.isTTY = isTTY;
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('exit');
    });
    expect(() => failStart(new DomainError('config.invalid', 'PORT: is odd.'))).toThrow('exit');
    expect(exit).toHaveBeenCalledWith(1);
    return written.mock.calls.map(([text]) => String(text)).join('');
  }

  it.each([
    ['text', false],
    ['auto', true],
    ['yaml', true], // what is wrong may be this very variable
  ])('is text for people: %p, in a terminal: %p', (format, isTTY) => {
    expect(lastWord(format, isTTY)).toMatch(
      /^[\d:.]+Z fatal {2}start {2}It could not start: PORT: is odd\.\n$/,
    );
  });

  it.each([
    ['json', true],
    ['auto', false],
    ['', false],
  ])('is JSON for whatever collects logs: %p, in a terminal: %p', (format, isTTY) => {
    expect(JSON.parse(lastWord(format, isTTY))).toMatchObject({
      level: 'fatal',
      message: 'It could not start: PORT: is odd.',
    });
  });
});
