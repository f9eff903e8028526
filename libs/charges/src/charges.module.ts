import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { GetChargeHandler } from './read-model/get-charge.query.js';
import { ListChargeEventsHandler } from './read-model/list-charge-events.query.js';
import { ListChargesHandler } from './read-model/list-charges.query.js';
import { ReadTimes } from './read-model/read-times.js';

@Module({
  imports: [EventStoreModule],
  providers: [GetChargeHandler, ListChargeEventsHandler, ListChargesHandler, ReadTimes],
})
export class ChargesModule {}
