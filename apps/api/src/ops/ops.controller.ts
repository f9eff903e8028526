import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/needs.decorator.js';
import { UnknownRouteError } from '../http/http.errors.js';
import { OpsPages } from './ops-pages.js';
import { sendPage } from './send-page.js';

/** Readiness, numbers and documentation; with a key, unless asked for at the `OPS_PORT`. */
@ApiTags('operations')
@Needs('viewer')
@Controller()
export class OpsController {
  constructor(private readonly pages: OpsPages) {}

  @Get('health/ready')
  @ApiOkResponse({ description: 'Ready, or degraded; 503 if not ready. Part by part.' })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.pages.ready());
  }

  @Get('health')
  @ApiOkResponse({ description: 'The whole installation, part by part, and what to do.' })
  async health(@Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.pages.health());
  }

  @Get('metrics')
  @ApiOkResponse({ description: 'Counts and durations, in the format of Prometheus.' })
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.pages.numbers());
  }

  @Get('openapi.json')
  @ApiOkResponse({ description: 'This document.' })
  openApi(@Res() reply: FastifyReply): void {
    sendPage(reply, this.pages.openApi());
  }

  @Get('docs')
  @ApiOkResponse({ description: 'This document, to be read and tried by people.' })
  docs(@Res() reply: FastifyReply): void {
    sendPage(reply, this.pages.docs());
  }

  @Get('docs/:file')
  @ApiOkResponse({ description: 'A file of that page.' })
  async docsFile(@Param('file') name: string, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.pages.docsFile(name);
    if (page === null) throw new UnknownRouteError(`/docs/${name}`);
    sendPage(reply, page);
  }
}
