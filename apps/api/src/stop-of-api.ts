import { setTimeout as pause } from 'node:timers/promises';
import { STOP_LIMIT_MS } from '#installation';
import type { OrderlyStop } from '#installation';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Draining } from './http/draining.js';

/**
 * First it is no longer ready, for as long as those who send requests need to notice: until then
 * all are served, each as the last one of its connection. Then no new ones are taken, and those in
 * hand are ended while everything they need is still there.
 */
export const stopOfApi = (app: NestFastifyApplication, delayMs: number): OrderlyStop => ({
  limitMs: STOP_LIMIT_MS.api,
  giveNotice: async () => {
    app.get(Draining).begin();
    await pause(delayMs);
  },
  first: async () => {
    await app.getHttpAdapter().close();
  },
});
