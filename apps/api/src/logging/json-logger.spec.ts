import { withLogFields } from '#processes';
import { fastify } from 'fastify';
import { rememberRequests, requestIdOf } from '../http/request-context.js';
import { JsonLogger } from './json-logger.js';

/** Collects what is written to standard output while `work` runs. */
async function linesDuring(work: () => Promise<void> | void): Promise<unknown[]> {
  const { write } = process.stdout;
  const lines: string[] = [];
  process.stdout.write = (text: string | Uint8Array): boolean => lines.push(String(text)) > 0;
  try {
    await work();
  } finally {
    process.stdout.write = write;
  }
  return lines.map((line): unknown => JSON.parse(line));
}

describe('a log line', () => {
  const logger = new JsonLogger();

  it('is JSON, with a request only while there is one', async () => {
    const [line] = await linesDuring(() => logger.log('hello', 'place'));
    expect(line).toMatchObject({ level: 'info', message: 'hello', context: 'place' });
    expect(line).not.toHaveProperty('requestId');
  });

  it('has its time, and never a secret, were it in an error', async () => {
    const error = new TypeError('no answer from https://u:hunter22@opn.test with skey_live5xuy4w9');
    const job = { job: 'inbox', account: 'main', run: '1a2b3c4d' };
    const lines = await linesDuring(() => {
      withLogFields(job, () => logger.warn('wrong', error));
      logger.log({ route: '/v1/x', token: 'abc' }, 'request');
    });
    expect(lines).toMatchObject([{ message: 'wrong', ...job }, { message: { token: '[hidden]' } }]);
    for (const line of lines as { time: string }[]) {
      expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    }
    expect(JSON.stringify(lines)).not.toMatch(/hunter22|5xuy4w9|abc/);
    expect(lines[1]).not.toHaveProperty('job');
  });

  it('names the request on whose behalf it is written, however far away', async () => {
    const router = fastify({ genReqId: requestIdOf });
    rememberRequests(router);
    router.get('/', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      logger.warn('deep inside');
      return '';
    });
    const url = await router.listen({ port: 0 });
    const lines = await linesDuring(async () => {
      await fetch(url, { headers: { 'x-request-id': 'one' } });
    });
    await router.close();
    expect(lines).toMatchObject([{ message: 'deep inside', requestId: 'one' }]);
  });
});
