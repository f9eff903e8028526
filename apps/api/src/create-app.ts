import { SECOND_MS } from '#kernel';
import helmet from '@fastify/helmet';
import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rememberPrincipals } from './access/principal-of-request.js';
import { RateLimits } from './access/rate-limits.js';
import { ApiDocument } from './docs/api-document.js';
import { BODY_LIMIT_BYTES, keepBodiesRaw } from './http/bodies.js';
import { Draining } from './http/draining.js';
import { endConnectionsOnStop } from './http/end-connections.js';
import { toJsonText } from './http/json-text.js';
import { rememberRequests, requestIdOf } from './http/request-context.js';
import { RouteTable } from './http/route-table.js';
import { logRequests } from './logging/request-log.js';
import { Metrics } from './ops/metrics.js';
import { answerBadUrls } from './problems/bad-urls.js';

const REQUEST_LIMIT_MS = 120 * SECOND_MS;
/** References are as long as the order numbers of merchants. */
const MAX_PATH_PARAMETER_CHARS = 500;

/**
 * The application, ready to listen: what is around the routes is put around them here. Of
 * `trustedProxies` it believes who asked.
 */
export async function createApp(
  module: DynamicModule | Type,
  logger: LoggerService | false,
  trustedProxies: readonly string[] = [],
): Promise<NestFastifyApplication> {
  const adapter = newAdapter(trustedProxies);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    bufferLogs: false,
    abortOnError: false, // whoever starts it says what went wrong
    logger,
  });
  try {
    await surround(app, adapter);
    return app;
  } catch (error) {
    await app.close(); // nobody else can: the connections must not outlive the attempt
    throw error;
  }
}

async function surround(app: NestFastifyApplication, adapter: FastifyAdapter): Promise<void> {
  const fastify = adapter.getInstance();
  rememberRequests(fastify);
  rememberPrincipals(fastify);
  keepBodiesRaw(fastify);
  endConnectionsOnStop(fastify, app.get(Draining));
  fastify.setReplySerializer(toJsonText);
  logRequests(fastify);
  app.get(Metrics).observe(fastify);
  app.get(RouteTable).listenTo(fastify);
  await fastify.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY });
  await app.get(RateLimits).attachTo(fastify);
  await app.init();
  app.get(ApiDocument).describe(app);
}

function newAdapter(trustedProxies: readonly string[]): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: requestIdOf,
    requestTimeout: REQUEST_LIMIT_MS,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    return503OnClosing: false, // a request that came in time is answered, and its connection ended
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PATH_PARAMETER_CHARS },
    frameworkErrors: answerBadUrls,
  });
}

/** Helmet's own rules; plain HTTP on a machine's own address must keep working. */
const CONTENT_SECURITY = { directives: { upgradeInsecureRequests: null } };
