import { OpenAccount } from '#accounts';
import { DatabaseModule } from '#database';
import type { ProjectionGroup } from '#event-store';
import { Clock } from '#kernel';
import type { FixedClock } from '#kernel';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { createTestDatabase } from '../../../test/database/test-database.js';
import {
  EXPECTATION_KIND,
  ExpectationEntity,
  expectationEvents,
  ExpectationsModule,
  expectationsProjection,
} from './index.js';

/** Expectations without the rest of the books. */
export const expectationsAlone: ProjectionGroup<null> = {
  name: 'expectations-alone',
  kinds: [EXPECTATION_KIND],
  catalogues: [expectationEvents],
  context: { initial: null, kinds: [], evolve: (context) => context },
  projections: [expectationsProjection],
};

const SEEDS = {
  timeZone: 'Asia/Bangkok',
  cutoff: '00:00',
  orderMetadataKey: 'order_id',
  openingDay: null,
  openingBalance: 0n,
};

export interface ExpectationsAlone {
  readonly app: TestingModule;
  /** Opens another account and answers with its name. */
  openAccount(): Promise<string>;
  stop(): Promise<void>;
}

/** The library on a database of its own. */
export async function startExpectations(clock: FixedClock): Promise<ExpectationsAlone> {
  const database = await createTestDatabase();
  const connection = DatabaseModule.connect(database.url, [ExpectationEntity], 'yodtrong-test');
  const app = await Test.createTestingModule({
    imports: [CqrsModule.forRoot(), connection, ExpectationsModule],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  await app.init();
  let accounts = 0;
  return {
    app,
    async openAccount() {
      const account = `shop-${(accounts += 1)}`;
      await app.get(CommandBus).execute(new OpenAccount(account, 'test', SEEDS));
      return account;
    },
    async stop() {
      await app.close();
      await database.drop();
    },
  };
}
