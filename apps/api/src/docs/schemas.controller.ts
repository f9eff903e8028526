import { settlementDailyJsonSchema } from '#settlement-reports';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Needs } from '../access/needs.decorator.js';

const MEDIA_TYPE = 'application/schema+json';

/** Schemas of what is handed out, for whoever checks it with tools of his own. */
@Controller('v1/schemas')
export class SchemasController {
  @Get('settlement.daily.v1.json')
  @Needs('viewer')
  @ApiProduces(MEDIA_TYPE)
  @Header('content-type', MEDIA_TYPE)
  settlementDaily(): object {
    return settlementDailyJsonSchema();
  }
}
