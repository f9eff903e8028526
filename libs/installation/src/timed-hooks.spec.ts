import type { OpnOutcome } from '#opn';
import { WorkRecord } from '#processes';
import { timedHooks } from './timed-hooks.js';

const asked = { request: 'GET /charges', urgency: 'prompt' } as const;
const outcome: OpnOutcome = {
  asked,
  code: 'opn.rate_limited',
  answered: 'HTTP 429',
  requests: 1,
  retryAfterMs: null,
};

describe('a request to Opn', () => {
  it('is noted from when it was let through, and the gate is told as before', async () => {
    const told: unknown[] = [];
    const work = new WorkRecord();
    const hooks = timedHooks(
      {
        beforeRequest: (_signal, one) => Promise.resolve(void told.push(one)),
        afterRequest: (one) => Promise.resolve(void told.push(one)),
      },
      work,
      'main',
    );
    await hooks.beforeRequest(undefined, asked);
    await hooks.afterRequest(outcome);
    expect(told).toEqual([asked, outcome]);
    expect(work.take().tallies).toMatchObject([
      { account: 'main', kind: 'opn', outcome: 'opn.rate_limited', count: 1 },
    ]);
  });

  it('is not noted if it was held back', async () => {
    const work = new WorkRecord();
    const held = () => Promise.reject(new Error('held back'));
    const hooks = timedHooks({ beforeRequest: held, afterRequest: async () => {} }, work, 'main');
    await expect(hooks.beforeRequest(undefined, asked)).rejects.toThrow('held back');
    expect(work.take().tallies).toEqual([]);
  });
});
