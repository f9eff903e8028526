import { Controller, Get } from '@nestjs/common';
import { startTestApp } from '../../../test/support/api/test-app.js';
import { Needs } from './access/needs.decorator.js';

let begun: () => void;
let finish: (answer: string) => void;
const hasBegun = new Promise<void>((resolve) => (begun = resolve));
const answer = new Promise<string>((resolve) => (finish = resolve));

@Needs('viewer')
@Controller('v1/slow')
class SlowController {
  @Get()
  slow() {
    begun();
    return answer;
  }
}

describe('a stop', () => {
  it('ends the requests in hand, and takes no more', async () => {
    const test = await startTestApp([SlowController]);
    const headers = { authorization: `Bearer ${await test.key('viewer')}` };
    const inHand = fetch(`${test.url}/v1/slow`, { headers });
    await hasBegun;
    const stopped = test.stop();
    while (test.app.getHttpServer().listening) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect(fetch(`${test.url}/health/live`)).rejects.toThrow('fetch failed');
    finish('in time');
    expect(await (await inHand).text()).toBe('in time');
    await stopped;
  });
});
