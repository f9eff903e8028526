import { withLogFields } from '#processes';
import { lineText } from './log-line-text.js';
import { ProcessLogger } from './process-logger.js';

/** What is written while `work` runs. */
function writtenBy(work: () => void): string {
  const writes = [process.stdout, process.stderr].map((stream) => ({ stream, ...stream }));
  const before = [process.stdout.write, process.stderr.write];
  const text: string[] = [];
  const write = (piece: string | Uint8Array): boolean => text.push(String(piece)) > 0;
  for (const { stream } of writes) stream.write = write;
  try {
    work();
  } finally {
    writes.forEach(({ stream }, index) => (stream.write = before[index]!));
  }
  return text.join('');
}

describe('what a process writes of its work', () => {
  it('begins with the level that is set', () => {
    const said = (level: 'debug' | 'info' | 'error') =>
      writtenBy(() => {
        const logger = new ProcessLogger({ level, format: 'json' });
        logger.debug('small');
        logger.log('usual');
        logger.warn('odd');
        logger.error('wrong');
      })
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { level: string }).level);
    expect(said('debug')).toEqual(['debug', 'info', 'warn', 'error']);
    expect(said('info')).toEqual(['info', 'warn', 'error']);
    expect(said('error')).toEqual(['error']);
  });

  it('is a line of text where people read it, with the same in it', () => {
    const text = writtenBy(() => {
      const logger = new ProcessLogger({ level: 'info', format: 'text' });
      withLogFields({ account: 'main', event: 'a\nINFO', n: 2 }, () => {
        logger.log('Webhook stored', 'inbox');
      });
    });
    expect(text).toMatch(
      /^\d\d:\d\d:\d\d\.\d+Z info {3}inbox {2}Webhook stored {2}account=main event=a INFO n=2\n$/,
    );
  });

  it('keeps secrets out of the fields as well, in either form', () => {
    for (const format of ['json', 'text'] as const) {
      const logger = new ProcessLogger({ level: 'info', format });
      const text = writtenBy(() => {
        withLogFields({ charge: 'skey_test_5xuy4w91xqz7d1w9u0t' }, () => logger.warn('odd'));
      });
      expect(text).toContain('skey_test_[hidden]');
    }
  });

  it('has its stack below it, and stands out where there are colours', () => {
    const line = { time: '2026-11-20T03:48:31.123Z', level: 'error', message: 'wrong', pid: 7 };
    expect(lineText({ ...line, stack: 'Error: wrong\n  at x' }, false)).toBe(
      '03:48:31.123Z error  wrong\nError: wrong\n  at x',
    );
    expect(lineText(line, true)).toBe('\u001b[31m03:48:31.123Z error  wrong\u001b[0m');
  });
});
