import type { FastifyInstance } from 'fastify';
import type { Draining } from './draining.js';

/**
 * A connection that is kept alive would keep a stopping process alive: each answer given from the
 * stop on is the last one of its connection.
 */
export function endConnectionsOnStop(fastify: FastifyInstance, draining: Draining): void {
  fastify.addHook('preClose', (done) => {
    draining.begin();
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (draining.isOn) void reply.header('connection', 'close');
    done();
  });
}
