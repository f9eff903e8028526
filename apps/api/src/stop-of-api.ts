import { setTimeout as pause } from 'node:timers/promises';
import type { OrderlyStop } from '#installation';
import { SECOND_MS } from '#kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Draining } from './http/draining.js';

/** How long requests in hand, downloads among them, may take to end; less than a supervisor waits. */
const STOP_LIMIT_MS = 15 * SECOND_MS;

/**
 * First it is no longer ready, for as long as those who send requests need to notice: until then all
 * are served, each as the last one of its connection. Then no new ones are taken, and those in hand
 * are ended while everything they need is still there.
 */
export const stopOfApi = (app: NestFastifyApplication, delayMs: number): OrderlyStop => ({
  limitMs: STOP_LIMIT_MS,
  giveNotice: async () => {
    app.get(Draining).begin();
    await pause(delayMs);
  },
  first: async () => {
    await app.getHttpAdapter().close();
  },
});
