import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { HttpException } from '@nestjs/common';
import { problemOf } from './problem.js';
import { sendProblem } from './problem.filter.js';

const BAD_REQUEST = 400;

/** What the router cannot read reaches no route and no filter; it leaves as a problem too. */
export function answerBadUrls(
  { message, statusCode }: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const error = new HttpException(message, statusCode ?? BAD_REQUEST);
  sendProblem(reply, problemOf(error, { path: request.url, requestId: request.id }));
}
