import type { FastifyReply } from 'fastify';
import type { OpsPage } from './ops-pages.js';

export function sendPage(reply: FastifyReply, { status, mediaType, content }: OpsPage): void {
  void reply.code(status).type(mediaType).send(content);
}
