import { DomainError } from '#kernel';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RouteTable } from '../http/route-table.js';
import { toJsonText } from '../http/json-text.js';
import { problemOf } from './problem.js';
import type { Problem } from './problem.js';
import { problemHeaders } from './problem-headers.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
const SERVER_ERROR = 500;

/** Every error leaves as a problem, in one form; the unexpected ones leave a trace in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  constructor(private readonly routes: RouteTable) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const path = pathOf(request);
    const error = this.routes.explain(thrown, path) ?? thrown;
    const problem = problemOf(error, { path, requestId: request.id });
    const isForeseen = thrown instanceof DomainError || thrown instanceof HttpException;
    if (problem.status >= SERVER_ERROR || !isForeseen) this.report(problem, thrown);
    if (reply.raw.headersSent) {
      reply.raw.destroy(); // half an answer is out: cut it, so that nobody takes it for whole
      return;
    }
    sendProblem(reply, problem);
  }

  private report({ code, requestId, status }: Problem, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const stack = error instanceof Error ? error.stack : undefined;
    const text = `${status} ${code} in request ${requestId}: ${message}`;
    if (code === 'internal') this.logger.error(text, stack);
    else this.logger.warn(text);
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  void reply
    .code(problem.status)
    .headers(problemHeaders(problem))
    .type(PROBLEM_TYPE)
    .send(toJsonText(problem));
}

/** Without the query: a value there may be somebody's data. */
export const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? url;
