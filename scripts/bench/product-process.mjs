// Started by product.mjs: the product's own modules on a database that others filled.
import 'reflect-metadata';
import { createWriteStream } from 'node:fs';

import { loadConfig } from '#config';
import { InstallationModule, openAccounts } from '#installation';
import { keepHeapSmall } from '#kernel';
import { BooksKeeper } from '#ledger';
import {
  GetDayReconciliation,
  PayoutBooks,
  ReconcileAffectedDays,
  ReconcileDays,
} from '#reconciliation';
import { CloseDay, ReportReader, writeWorkbook } from '#settlement-reports';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';

import { writeSheetCsv } from '../../dist/libs/settlement-reports/src/infrastructure/csv/sheet-csv.js';
import { ACCOUNT } from './facts.mjs';
import { learnLatePayment } from './late-payment.mjs';
import { logWork } from './log-work.mjs';

keepHeapSmall();
const env = {
  OPN_SECRET_KEY: 'skey_5vcd3j9c9r0p4ayml0d',
  OPN_ACCOUNT: ACCOUNT,
  OPN_API_URL: process.env.BENCH_OPN_URL,
};

const config = loadConfig(env);
const app = await NestFactory.createApplicationContext(
  InstallationModule.from(config, process.env.BENCH_DATABASE_URL, 'bench'),
  { logger: false },
);
const [commands, queries] = [app.get(CommandBus), app.get(QueryBus)];
await openAccounts(config, commands);
await app.get(BooksKeeper).catchUp(ACCOUNT);

const WORK = {
  ...logWork(app),
  /** What the worker does every minute of a day, so that little of it is left when it is closed. */
  async affected() {
    await commands.execute(new ReconcileAffectedDays(ACCOUNT, true));
  },
  async reconcile({ days }) {
    await commands.execute(new ReconcileDays(ACCOUNT, days));
  },
  async compose() {
    await app.get(PayoutBooks).catchUp(ACCOUNT);
  },
  async close({ day }) {
    const head = await commands.execute(
      new CloseDay(ACCOUNT, day, { kind: 'person', ref: 'bench' }),
    );
    return { version: head.version, rowCounts: head.rowCounts };
  },
  async late({ day }) {
    await learnLatePayment(app, day);
  },
  async xlsx({ day, file }) {
    const report = await app.get(ReportReader).find(ACCOUNT, day, null);
    await writeWorkbook(report, createWriteStream(file), 'en');
  },
  async csv({ day, file }) {
    const report = await app.get(ReportReader).find(ACCOUNT, day, null);
    await writeSheetCsv(report, 'charges', createWriteStream(file));
  },
  async look({ day }) {
    const view = await queries.execute(new GetDayReconciliation(ACCOUNT, day));
    return { matched: view.matched.count, remainder: String(view.paid.remainder) };
  },
};

process.on('message', async ({ work, ...order }) => {
  if (work === 'stop') {
    await app.close();
    process.exit(0);
  }
  try {
    const answer = (await WORK[work](order)) ?? {};
    const rssMb = Math.round(process.resourceUsage().maxRSS / 1024);
    process.send({ ...answer, rssMb });
  } catch (error) {
    process.send({ error: error.stack });
  }
});
process.send({ ready: true });
