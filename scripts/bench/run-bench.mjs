// Runs the cases one after the other on one server, and writes what came of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { append, bulk } from './append.mjs';
import { close } from './close.mjs';
import { composition } from './composition.mjs';
import { day } from './day.mjs';
import { http } from './http.mjs';
import { rebuild, verify } from './log.mjs';
import { machineFacts } from './machine.mjs';
import { reconcile } from './reconcile.mjs';
import { markdownOf } from './report.mjs';
import { csv, xlsx } from './render.mjs';
import { openServer } from './server.mjs';

/** In order of importance. */
const CASES = {
  ...{ reconcile, day, composition, close, xlsx, csv },
  ...{ append, bulk, rebuild, verify, http },
};

export async function runBench(order) {
  const names = chosen(order.only);
  const server = await openServer();
  try {
    const machine = await machineFacts(server);
    say(
      Object.entries(machine)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n'),
    );
    const results = [];
    for (const name of names) {
      say(`\n${name} …`);
      results.push(...(await CASES[name]({ server, order, say })));
      say(markdownOf(machine, results.slice(-1)).split('\n').slice(-3).join('\n'));
    }
    save(order, machine, results);
  } finally {
    await server.close();
  }
}

function chosen(only) {
  if (only === null) return Object.keys(CASES);
  if (Object.hasOwn(CASES, only)) return [only];
  throw new Error(`There is no case "${only}": choose one of ${Object.keys(CASES).join(', ')}.`);
}

function save(order, machine, results) {
  const folder = resolve(order.out);
  mkdirSync(folder, { recursive: true });
  const at = machine.date.replaceAll(':', '').slice(0, 17);
  const files = [join(folder, `bench-${at}.json`), join(folder, `bench-${at}.md`)];
  writeFileSync(files[0], `${JSON.stringify({ order, machine, results }, null, 2)}\n`);
  writeFileSync(files[1], markdownOf(machine, results));
  say(`\n${markdownOf(machine, results)}\nWritten to ${files.join(' and ')}`);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
