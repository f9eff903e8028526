import { LogReader, ProjectionRunner } from '#event-store';
import { FixedClock, parseInstant, sha256 } from '#kernel';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { TestingModule } from '@nestjs/testing';
import { expectationsAlone as group, startExpectations } from './expectations-alone.fixtures.js';
import type { ExpectationsAlone } from './expectations-alone.fixtures.js';
import {
  EXPECTATION_KIND,
  expectationEvents,
  GetExpectation,
  ImportExpectedReceipts,
  ListExpectations,
  WithdrawExpectation,
} from './index.js';
import type { ExpectationFilter } from './index.js';

const HEADING = 'reference,amount,currency,expectedOn,note';
const file = (...rows: string[]) => ({
  kind: 'csv' as const,
  bytes: Buffer.from([HEADING, ...rows].join('\n')),
});
const THREE = file(
  'A,"1,000.00",THB,2026-11-20,',
  'B,250.50,THB,2026-11-20,',
  'C,10,THB,2026-11-21,',
);

describe('expected receipts', () => {
  const clock = new FixedClock(parseInstant('2026-11-20T01:00:00Z'));
  let alone: ExpectationsAlone;
  let app: TestingModule;
  let account: string;

  beforeAll(async () => {
    alone = await startExpectations(clock);
    ({ app } = alone);
  });

  beforeEach(async () => {
    account = await alone.openAccount();
  });

  afterAll(() => alone.stop());

  const send = (source: typeof THREE) =>
    app.get(CommandBus).execute(new ImportExpectedReceipts(account, source, 'Somchai'));
  const withdraw = (reference: string, note: string | null = null) =>
    app.get(CommandBus).execute(new WithdrawExpectation(account, reference, note, 'Malee'));
  const log = () => app.get(LogReader).ofKind(account, EXPECTATION_KIND, expectationEvents);
  const list = async (filter: ExpectationFilter = {}, limit = 10, after: string | null = null) => {
    await app.get(ProjectionRunner).catchUp(account, group);
    return app.get(QueryBus).execute(new ListExpectations(account, filter, limit, after));
  };
  const get = async (reference: string) => {
    await app.get(ProjectionRunner).catchUp(account, group);
    return app.get(QueryBus).execute(new GetExpectation(account, reference));
  };

  it('are imported once, with the hash of their file as the cause', async () => {
    const controlTotals = { count: 3, amount: 126_050n };
    expect(await send(THREE)).toEqual({ accepted: 3, unchanged: 0, revised: 0, controlTotals });
    expect(await send(THREE)).toEqual({ accepted: 0, unchanged: 3, revised: 0, controlTotals });
    const events = await log();
    expect(events.map(({ stream }) => stream)).toEqual(
      ['A', 'B', 'C'].map((reference) => `expectation/${account}/${reference}`),
    );
    const cause = { kind: 'import', ref: sha256(THREE.bytes) };
    expect(events[0]).toMatchObject({ cause, data: { importedBy: 'Somchai', amount: 100_000n } });
  });

  it('are revised by a file that says otherwise', async () => {
    await send(THREE);
    clock.advanceMs(60_000);
    const changed = file(
      'A,"1,000.00",THB,2026-11-20,',
      'B,300,THB,2026-11-20,',
      'D,5,THB,2026-11-22,',
    );
    const controlTotals = { count: 3, amount: 130_500n };
    expect(await send(changed)).toEqual({ accepted: 1, unchanged: 1, revised: 1, controlTotals });
    const [before, after] = await Promise.all([get('A'), get('B')]);
    expect(before).toMatchObject({ revision: 1, amount: 100_000n });
    expect(after).toMatchObject({ revision: 2, amount: 30_000n, status: 'expected' });
    expect(after.knownAt > after.firstKnownAt).toBe(true);
  });

  it('leave nothing behind when one row is bad', async () => {
    const bad = file('A,1,THB,2026-11-20,', 'B,x,THB,2026-11-20,');
    await expect(send(bad)).rejects.toMatchObject({ code: 'import.refused' });
    expect(await log()).toEqual([]);
  });

  it('are withdrawn with a reason, and stay so when the old file comes again', async () => {
    await send(THREE);
    expect(await withdraw('B', ' customer cancelled ')).toEqual({ reference: 'B', changed: true });
    expect(await withdraw('B')).toEqual({ reference: 'B', changed: false });
    expect(await send(THREE)).toMatchObject({ accepted: 0, unchanged: 3, revised: 0 });
    const withdrawn = { status: 'withdrawn', withdrawalNote: 'customer cancelled' };
    expect(await get('B')).toMatchObject({ ...withdrawn, withdrawnAt: clock.now(), revision: 1 });
    expect((await log()).at(-1)).toMatchObject({ cause: { kind: 'person', ref: 'Malee' } });
  });

  it('are expected again once their content differs', async () => {
    await send(THREE);
    await withdraw('B');
    expect(await send(file('B,250.50,THB,2026-11-25,'))).toMatchObject({ revised: 1 });
    const again = { status: 'expected', withdrawnAt: null, withdrawalNote: null, revision: 2 };
    expect(await get('B')).toMatchObject({ ...again, expectedOn: '2026-11-25' });
  });

  it('are not found under a reference that nobody gave', async () => {
    await send(THREE);
    const unknown = { code: 'expectation.unknown' };
    for (const reference of ['Z', '', 'A\u0000', 'A'.repeat(201)]) {
      await expect(withdraw(reference)).rejects.toMatchObject(unknown);
      await expect(get(reference)).rejects.toMatchObject(unknown);
    }
    expect(await list({ reference: 'A\u0000' })).toEqual([]);
  });

  it('are listed by day, status and reference, page by page', async () => {
    await send(THREE);
    await withdraw('C');
    const names = async (...query: Parameters<typeof list>) =>
      (await list(...query)).map(({ reference }) => reference);
    expect(await names()).toEqual(['A', 'B', 'C']);
    expect(await names({}, 2)).toEqual(['A', 'B']);
    expect(await names({}, 2, 'B')).toEqual(['C']);
    expect(await names({ day: '2026-11-20' as never })).toEqual(['A', 'B']);
    expect(await names({ status: 'withdrawn' })).toEqual(['C']);
    expect(await names({ reference: 'B' })).toEqual(['B']);
    expect(await names({ reference: 'B' }, 2, 'B')).toEqual([]);
  });

  it('have odd names that survive: slashes, Thai, formulas', async () => {
    await send(file('ออเดอร์/1,1,THB,2026-11-20,', '=SUM(A1),1,THB,2026-11-20,'));
    expect(await get('ออเดอร์/1')).toMatchObject({ amount: 100n });
    expect(await withdraw('=SUM(A1)')).toMatchObject({ changed: true });
  });

  it('are recorded once by many that send the same file at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(THREE)));
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(3);
    expect(answers.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(7 * 3);
    expect(await log()).toHaveLength(3);
  });

  it('are one batch of the log, however many they are', async () => {
    const before = await app.get(LogReader).head(account);
    const rows = Array.from({ length: 2_500 }, (_, n) => `${n},1,THB,2026-11-20,`);
    expect(await send(file(...rows))).toMatchObject({ accepted: 2_500 });
    const { batch, position } = await app.get(LogReader).head(account);
    expect(batch - before.batch).toBe(1);
    expect(position - before.position).toBe(2_500);
  });

  it('are taken whole though others change the same orders meanwhile', async () => {
    await send(THREE);
    const files = Array.from({ length: 6 }, (_, n) =>
      file(...['A', 'B', 'C'].map((name) => `${name},${n + 1},THB,2026-11-20,`)),
    );
    await Promise.all(files.map(send));
    const amounts = (await list()).map(({ amount }) => amount);
    expect(new Set(amounts).size).toBe(1);
  });

  it('are retold by a rebuild as they were', async () => {
    await send(THREE);
    await withdraw('A', 'void');
    await send(file('A,7,THB,2026-11-20,again'));
    const before = await list();
    await app.get(ProjectionRunner).rebuild(account, group);
    expect(await list()).toEqual(before);
  });
});
