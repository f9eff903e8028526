import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '#config';
import type { Config } from '#config';
import { ImportExpectedReceipts } from '#expectations';
import { OpnAccounts, WebhookInbox } from '#ingestion';
import { InstallationModule, openAccounts } from '#installation';
import { Clock } from '#kernel';
import { createOpnClient } from '#opn';
import type { OpnLimits } from '#opn';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { createSimulatorServer } from '../../apps/opn-simulator/src/http/server.js';
import { readSettings } from '../../apps/opn-simulator/src/settings.js';
import { Simulation } from '../../apps/opn-simulator/src/simulation.js';
import { expectedReceiptsCsv } from '../../apps/opn-simulator/src/truth/expected-receipts.js';
import { ShiftedClock } from './shifted-clock.js';
import { WebhookDoor } from './webhook-door.js';

const SECRET = Buffer.alloc(32, 9).toString('base64');

/** Quick to try again, and patient with an answer that is only slow. */
const LIMITS: Partial<OpnLimits> = {
  tryMs: 2_000,
  maxTries: 5,
  backoff: { firstMs: 2, capMs: 20 },
  maxRetryAfterMs: 20,
};

/** What is to be played: a day of a shop of its own. */
export interface ShopPlan {
  readonly account: string;
  readonly seed: string;
  readonly faults: string;
  readonly orders: number;
  readonly days?: number;
}

/** One simulated Opn, which plays to one account of the installation. */
export interface SimulatedShop {
  readonly plan: ShopPlan;
  readonly simulation: Simulation;
}

/** One process of the product, and a simulated Opn for each of its accounts. */
export class SimulatedShops {
  private constructor(
    readonly app: TestingModule,
    readonly clock: ShiftedClock,
    readonly door: WebhookDoor,
    readonly shops: readonly SimulatedShop[],
    private readonly servers: readonly Server[],
  ) {}

  static async start(
    databaseUrl: string,
    plans: readonly [ShopPlan, ...ShopPlan[]],
  ): Promise<SimulatedShops> {
    const clock = new ShiftedClock();
    const clients = new Map<string, ReturnType<typeof createOpnClient>>();
    const config = configOf(plans);
    const app = await Test.createTestingModule({
      imports: [InstallationModule.from(config, databaseUrl, 'test')],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .overrideProvider(OpnAccounts)
      .useValue(new OpnAccounts(clients))
      .compile();
    app.useLogger(false);
    await app.init();
    const door = await new WebhookDoor(app.get(WebhookInbox)).start();
    await openAccounts(config, app.get(CommandBus));
    const shops = plans.map((plan) => ({ plan, simulation: simulationOf(plan, door, clock) }));
    const servers = shops.map((shop) => createSimulatorServer(shop.simulation, keyOf(shop.plan)));
    for (const [index, server] of servers.entries()) {
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const plan = plans[index] ?? plans[0];
      const options = { baseUrl, secretKeys: [keyOf(plan)] as const, clock, limits: LIMITS };
      clients.set(plan.account, createOpnClient(options));
    }
    return new SimulatedShops(app, clock, door, shops, servers);
  }

  get commands(): CommandBus {
    return this.app.get(CommandBus);
  }

  /** Hands in the file of what the shop expects. */
  async expectReceipts({ plan, simulation }: SimulatedShop): Promise<void> {
    const bytes = Buffer.from(expectedReceiptsCsv(simulation.world.plan.orders));
    const file = { kind: 'csv', bytes } as const;
    await this.commands.execute(new ImportExpectedReceipts(plan.account, file, 'the shop'));
  }

  async stop(): Promise<void> {
    await Promise.all(this.shops.map(({ simulation }) => simulation.stop()));
    for (const server of this.servers) {
      server.closeAllConnections();
      server.close();
    }
    await this.door.stop();
    await this.app.close();
  }
}

const keyOf = ({ account }: ShopPlan): string => `skey_test_${account.replaceAll('-', '')}`;

function configOf(plans: readonly [ShopPlan, ...ShopPlan[]]): Config {
  const [first, ...others] = plans;
  const apart = others.flatMap((plan) => {
    const suffix = plan.account.toUpperCase().replaceAll('-', '_');
    return [
      [`OPN_SECRET_KEY_${suffix}`, keyOf(plan)],
      [`OPN_WEBHOOK_SECRETS_${suffix}`, SECRET],
    ];
  });
  return loadConfig({
    OPN_ACCOUNT: first.account,
    OPN_SECRET_KEY: keyOf(first),
    OPN_WEBHOOK_SECRETS: SECRET,
    OPN_ACCOUNTS: others.map(({ account }) => account).join(','),
    ...(Object.fromEntries(apart) as Record<string, string>),
  });
}

function simulationOf(plan: ShopPlan, door: WebhookDoor, clock: Clock): Simulation {
  const settings = readSettings({
    OPN_SECRET_KEY: keyOf(plan),
    OPN_WEBHOOK_SECRETS: SECRET,
    SIMULATOR_SEED: plan.seed,
    SIMULATOR_ORDERS: String(plan.orders),
    SIMULATED_DAYS: String(plan.days ?? 1),
    SIMULATOR_FAULTS: plan.faults,
    SIMULATOR_PLAY_SECONDS: '0',
    WEBHOOK_URL: door.urlFor(plan.account),
  });
  return new Simulation(settings, clock);
}
