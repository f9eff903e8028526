import { parseBusinessDay } from '#calendar';
import { RunRollingReads, SweepHistory, SweepList } from '#ingestion';
import { HOUR_MS, MINUTE_MS, parseInstant, plusMs } from '#kernel';
import { transaction } from '../support/money-objects.js';
import { rowsOf } from '../support/money-facts.js';
import { realParts } from '../support/real-parts.js';
import { refuseToRecord } from '../support/refusing-log.js';

const NOW = parseInstant('2026-11-20T05:00:00Z');
const ago = (ms: number) => plusMs(NOW, -ms);
const DAY = parseBusinessDay('2026-11-20');

describe('a row that cannot be recorded now', () => {
  const parts = realParts();

  beforeEach(() => {
    parts.opn.put(transaction('stuck', ago(2 * HOUR_MS)), transaction('fine', ago(5 * MINUTE_MS)));
  });

  const known = async () =>
    (await rowsOf<{ id: string }>(parts.shop, 'balance_transactions', 'id')).map(({ id }) => id);
  const roll = async (afterMs: number) => {
    parts.shop.clock.moveTo(plusMs(NOW, afterMs));
    await parts.shop.commands.execute(new RunRollingReads(parts.shop.account));
    await parts.shop.workOff();
  };
  const sweep = () =>
    parts.shop.commands.execute(
      new SweepList(parts.shop.account, 'transactions', ago(3 * HOUR_MS), NOW),
    );
  const sweepDay = () =>
    parts.shop.commands.execute(
      new SweepHistory(parts.shop.account, { from: DAY, to: DAY, run: 'by hand' }),
    );

  it('makes the reading incomplete, and keeps no other from its place', async () => {
    const { mend } = refuseToRecord(parts.shop, 'stuck');
    expect(await sweep()).toMatchObject({
      ...{ count: 2, statedCount: 2, recorded: 1, refused: 1, unrecorded: 1, complete: false },
    });
    mend();
    expect(await sweep()).toMatchObject({ recorded: 1, unrecorded: 0, complete: true });
  });

  it('is read again by the next rolling sweep, though that goes on from the last one', async () => {
    const { mend } = refuseToRecord(parts.shop, 'stuck');
    await roll(0);
    expect(await known()).toEqual([expect.stringContaining('fine')]);
    mend();
    await roll(2 * MINUTE_MS);
    expect(await known()).toHaveLength(2);
  });

  it('leaves its slice of history to be read again', async () => {
    const { mend } = refuseToRecord(parts.shop, 'stuck');
    parts.shop.clock.moveTo(plusMs(NOW, 24 * HOUR_MS));
    const { lists } = await sweepDay();
    expect(lists[1]).toMatchObject({ list: 'transactions', unrecorded: 1, complete: false });
    mend();
    const again = await sweepDay();
    expect(again).toMatchObject({ isOver: true, known: 4 });
    expect(again.lists[1]).toMatchObject({ unrecorded: 0, complete: true });
    await parts.shop.workOff();
    expect(await known()).toHaveLength(2);
  });
});
