import type { FastifyInstance } from 'fastify';

/**
 * A connection that is kept alive would keep a stopping process alive: each answer given from the
 * stop on is the last one of its connection.
 */
export function endConnectionsOnStop(fastify: FastifyInstance): void {
  let isStopping = false;
  fastify.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (isStopping) void reply.header('connection', 'close');
    done();
  });
}
