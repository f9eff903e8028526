import { RouteConfig } from '@nestjs/platform-fastify';
import { BODY_LIMIT } from './bodies.js';

/** What this route's body may weigh; beyond it the answer is 413 before the route is asked. */
export const BodyLimit = (bytes: number): MethodDecorator => RouteConfig({ [BODY_LIMIT]: bytes });
