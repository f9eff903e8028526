// A worker of the simulated week: a process of its own, with the product as it was built, which
// does one round of all recurring work at each moment that it is told, and can be killed in it.
import 'reflect-metadata';
import { TellAlerts, TellDigest, WatchAlerts } from '#alerts';
import { loadConfig } from '#config';
import {
  ReadFirstHistory,
  RefetchOpenCharges,
  RunRollingReads,
  WatchDeliveries,
  WorkOffHints,
} from '#ingestion';
import { InstallationModule } from '#installation';
import { BooksKeeper } from '#ledger';
import { DeliverNotifications } from '#notifications';
import { ReconcileAffectedDays } from '#reconciliation';
import { CloseDueDays, RestateChangedDays } from '#settlement-reports';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';

const ACCOUNT = 'main';
const MOST_ROUNDS = 50;

let aheadMs = 0;
const machineNow = Date.now;
Date.now = () => machineNow() + aheadMs;

process.on('disconnect', () => process.exit(0)); // whoever plays the week is gone

const config = loadConfig(process.env);
const app = await NestFactory.createApplicationContext(
  InstallationModule.from(config, config.databaseUrl ?? '', 'week'),
  { logger: false },
);
const commands = app.get(CommandBus);
const books = app.get(BooksKeeper);

/** Until nothing is left: such work answers how much it did. */
async function untilDone(order) {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if ((await commands.execute(order())) === 0) return;
  }
}

/** What the worker's schedules ask for, in an order in which it follows from each other. */
const WORK = [
  () => untilDone(() => new WorkOffHints(ACCOUNT)),
  () => untilDone(() => new RefetchOpenCharges(ACCOUNT)),
  () => commands.execute(new RunRollingReads(ACCOUNT)),
  () => commands.execute(new ReadFirstHistory(ACCOUNT)),
  () => commands.execute(new WatchDeliveries(ACCOUNT)),
  () => books.catchUp(ACCOUNT),
  () => commands.execute(new ReconcileAffectedDays(ACCOUNT, true)),
  () => commands.execute(new CloseDueDays(ACCOUNT)),
  () => commands.execute(new RestateChangedDays(ACCOUNT)),
  () => commands.execute(new WatchAlerts(ACCOUNT)),
  () => commands.execute(new TellAlerts(ACCOUNT)),
  () => commands.execute(new TellDigest(ACCOUNT)),
  () => commands.execute(new DeliverNotifications(ACCOUNT)),
];

/** One piece of work that fails keeps no other from its turn, as in the worker itself. */
async function round() {
  const failures = [];
  for (const work of WORK) {
    await work().catch((error) => failures.push(error.message));
  }
  return failures;
}

process.on('message', ({ nowMs }) => {
  aheadMs = nowMs - machineNow();
  void round().then((failures) => process.send({ done: nowMs, failures }));
});
process.send({ ready: true });
