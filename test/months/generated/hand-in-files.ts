import { createHash } from 'node:crypto';
import { ImportBankLines } from '#bank';
import { parseBusinessDay } from '#calendar';
import { ImportExpectedReceipts } from '#expectations';
import { satang } from '#money';
import type { Installation } from '../../support/installation.js';
import { after, at, daysBetween, FIRST_DAY, LAST_LOOK } from './bangkok-calendar.js';
import type { Day } from './bangkok-calendar.js';
import type { Plans } from './plans.js';
import type { ExpectedRow, World } from './world.js';

const ID_LENGTH = 24;

/** The shop's own file of what it expects, early on the day; and the bank's of the day before. */
export function handInFiles(world: World, plans: Plans): void {
  for (const [day, rows] of world.files) {
    world.does(at(day, '00:25'), (shop) => importReceipts(shop, rows));
  }
  for (const day of daysBetween(FIRST_DAY, after(LAST_LOOK, -1)))
    handInStatement(world, plans, day);
}

export function importReceipts(shop: Installation, rows: readonly ExpectedRow[]) {
  const file = { kind: 'json', bytes: bytesOf(rows) } as const;
  return shop.commands.execute(new ImportExpectedReceipts(shop.account, file, 'Malee'));
}

export const bytesOf = (rows: unknown): Buffer => Buffer.from(JSON.stringify(rows));

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function handInStatement(world: World, plans: Plans, day: Day): void {
  const {
    importedAt = at(after(day), '00:20'),
    statedMore,
    correctedAt,
  } = plans.statements.get(day) ?? {};
  const rent = { bookedOn: day, amount: -12_345, description: 'SHOP RENT' };
  const rows = [rent, ...plans.bankRows.filter(({ bookedOn }) => bookedOn === day)];
  const file = rows.map((row) => ({ ...row, bankAccount: 'xxx-x-x6789' }));
  const credits = rows.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0);
  plans.statementIds.set(day, `bks_${sha256Of(bytesOf(file)).slice(0, ID_LENGTH)}`);
  const stated = statedMore === undefined ? null : credits + statedMore;
  world.does(importedAt, (shop) => importStatement(shop, day, file, stated));
  if (correctedAt === undefined) return;
  const corrected = [
    ...file,
    { ...rent, amount: 7_000, description: 'CASH IN', bankAccount: '6789' },
  ];
  world.does(correctedAt, (shop) => importStatement(shop, day, corrected, null));
}

function importStatement(shop: Installation, day: Day, rows: unknown, credits: number | null) {
  const file = { kind: 'json', bytes: bytesOf(rows) } as const;
  const [from, to] = [parseBusinessDay(day), parseBusinessDay(day)];
  const stated = credits === null ? {} : { credits: satang(BigInt(credits)) };
  const order = new ImportBankLines(shop.account, file, { from, to, ...stated }, 'Malee');
  return shop.commands.execute(order);
}
