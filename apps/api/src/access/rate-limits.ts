import { MINUTE_MS } from '#kernel';
import rateLimit from '@fastify/rate-limit';
import type { CreateRateLimitOptions } from '@fastify/rate-limit';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { TooOftenError } from './access.errors.js';

/** Wrong keys that one address may send in a minute, before its keys are no longer looked at. */
export const WRONG_KEYS_PER_MINUTE = 30;
/** Generous: it stops a runaway script, not a busy one. */
export const REQUESTS_PER_KEY_PER_MINUTE = 6_000;

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

/** Counts requests and wrong keys, in this process. */
@Injectable()
export class RateLimits {
  private wrongKeys: Limiter | null = null;
  private requests: Limiter | null = null;

  async attachTo(fastify: FastifyInstance): Promise<void> {
    await fastify.register(rateLimit, { global: false });
    const perMinute = { timeWindow: MINUTE_MS };
    const ofAddress: CreateRateLimitOptions = { ...perMinute, max: WRONG_KEYS_PER_MINUTE };
    this.wrongKeys = fastify.createRateLimit({ ...ofAddress, keyGenerator: ({ ip }) => ip });
    this.requests = fastify.createRateLimit({
      ...perMinute,
      max: REQUESTS_PER_KEY_PER_MINUTE,
      keyGenerator: ({ principal }) => principal?.keyId ?? '',
    });
  }

  /** After many wrong keys even the right one is not looked at for a while: no oracle, no load. */
  async refuseGuessing(request: FastifyRequest): Promise<void> {
    const limit = await this.wrongKeys?.(request, { increment: false });
    if (limit?.isAllowed !== false || limit.remaining > 0) return;
    throw new TooOftenError('Too many wrong keys came from this address.', limit.ttlInSeconds);
  }

  async countFailure(request: FastifyRequest): Promise<void> {
    await this.wrongKeys?.(request);
  }

  async countRequest(request: FastifyRequest): Promise<void> {
    const limit = await this.requests?.(request);
    if (limit?.isAllowed !== false || !limit.isExceeded) return;
    throw new TooOftenError('This key has asked too often.', limit.ttlInSeconds);
  }
}
