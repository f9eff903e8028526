import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../access/needs.decorator.js';
import { OpsPages } from './ops-pages.js';
import { sendPage } from './send-page.js';

/** Whether the process answers at all. It looks at nothing else: nothing else can fail it. */
@ApiTags('operations')
@Open('A supervisor must be able to ask whether the process lives, before anybody has a key.')
@Controller('health/live')
export class LivenessController {
  constructor(private readonly pages: OpsPages) {}

  @Get()
  @ApiOkResponse({ description: 'The process answers.' })
  live(@Res() reply: FastifyReply): void {
    sendPage(reply, this.pages.live());
  }
}
