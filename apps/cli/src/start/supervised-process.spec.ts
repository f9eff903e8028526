import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SupervisedProcess } from './supervised-process.js';

const ALIVE = 'process.send({ type: "ready" }); setInterval(() => {}, 1000);';
const NOTE_START = 'require("node:fs").appendFileSync(process.env.STARTS, "x");';

let folder: string;
let said: string[];
let supervised: SupervisedProcess;
let givenUp: Promise<Error>;

/** Supervises a process that runs that program. */
function supervise(program: string): SupervisedProcess {
  const entry = join(folder, 'program.cjs');
  writeFileSync(entry, NOTE_START + program);
  const environment = (): NodeJS.ProcessEnv => ({ STARTS: join(folder, 'starts') });
  givenUp = new Promise((resolve) => {
    const plan = { name: 'worker', entry, environment };
    supervised = new SupervisedProcess(plan, (line) => said.push(line), resolve);
  });
  return supervised;
}

const starts = (): number => readFileSync(join(folder, 'starts'), 'utf8').length;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yodtrong-supervised-'));
  said = [];
});

afterEach(async () => {
  await supervised.stop();
  rmSync(folder, { recursive: true });
});

describe('a supervised process', () => {
  it('tells what it said when it was ready', async () => {
    const ready = { type: 'ready', adminApiKey: 'shown-once' };
    const program = `process.send(${JSON.stringify(ready)}); setInterval(() => {}, 1000);`;
    expect(await supervise(program).start()).toEqual(ready);
  });

  it('is started again when it dies, and that is said', async () => {
    const count = 'require("node:fs").readFileSync(process.env.STARTS).length';
    const dieOnce = `if (${count} < 2) process.exit(7);`;
    await supervise(dieOnce + ALIVE).start();
    expect(starts()).toBe(2);
    expect(said).toEqual([expect.stringMatching(/^The worker ended \(exit code 7\); it starts/)]);
  });

  it('is given up when it never comes up', async () => {
    void supervise('process.exit(3);').start();
    expect((await givenUp).message).toContain('ended 3 times in a row, at last with exit code 3');
    expect(starts()).toBe(3);
  });

  it('may end in its own way, and is not started again', async () => {
    const farewell = `process.on("SIGTERM", () => process.exit(0));`;
    await supervise(farewell + ALIVE).start();
    await supervised.stop();
    expect({ starts: starts(), said }).toEqual({ starts: 1, said: [] });
  });
});
