import { JobRuns, ReadFirstHistory } from '#ingestion';
import { DAY_MS, HOUR_MS, parseInstant, SECOND_MS } from '#kernel';
import { jest } from '@jest/globals';
import { error, json } from '../support/fake-opn.js';
import { Installation } from '../support/installation.js';
import { transaction } from '../support/money-objects.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay } from '../support/recorded-opn.js';

/** What a proxy in between, or a key of which Opn is not sure for a moment, comes to. */
const FORBIDDEN = json(403, error('forbidden'));
const PROXY = json(403, '<h1>Forbidden</h1>');
const HOUR_AND_JITTER = 1.1 * HOUR_MS + 1;
const SLICES_A_TURN = 20;
const DAY_AND_JITTER = 1.1 * DAY_MS + 1;

const at = (text: string) => parseInstant(`2026-${text}:00+07:00`);

describe('an account with a past', () => {
  const parts = realParts();

  const turn = (us: Installation) => us.commands.execute(new ReadFirstHistory(us.account));
  async function turns(us: Installation): Promise<number> {
    let count = 0;
    while (await turn(us)) count += 1;
    return count;
  }
  const charges = async (us: Installation) =>
    (
      await us.rows<{ id: string }>(
        `SELECT DISTINCT split_part(stream, '/', 3) AS id FROM events
       WHERE account = '${us.account}' AND stream LIKE 'charge/%' ORDER BY 1`,
      )
    ).map(({ id }) => id);

  beforeEach(() => {
    parts.opn.put(
      paidPromptPay({ id: 'chrg_first', created_at: at('10-01T09:00') }),
      paidPromptPay({ id: 'chrg_middle', created_at: at('10-20T09:00') }),
      paidPromptPay({ id: 'chrg_last', created_at: at('11-18T09:00') }),
      transaction('first', at('10-01T09:00')),
    );
  });

  it('is read from its first object on, a few slices a turn, once', async () => {
    const { shop } = parts;
    expect(await turns(shop)).toBeGreaterThan(2);
    expect(await charges(shop)).toEqual(['chrg_first', 'chrg_last', 'chrg_middle']);
    parts.opn.requests.splice(0);
    expect(await turns(shop)).toBe(0);
    expect(parts.opn.requests).toEqual([]);
  });

  it('is read from shortly before the opening day on, where there is one', async () => {
    const env = { OPN_ACCOUNT: 'opened', OPENING_DAY: '2026-10-20' };
    parts.opn.put(paidPromptPay({ id: 'chrg_before', created_at: at('10-05T09:00') }));
    parts.opn.put(paidPromptPay({ id: 'chrg_too_early', created_at: at('10-04T09:00') }));
    const opened = await Installation.start(parts.database.url, parts.opn.url, 'live', env);
    try {
      await turns(opened);
      expect(await charges(opened)).toEqual(['chrg_before', 'chrg_last', 'chrg_middle']);
    } finally {
      await opened.stop();
    }
  });

  const isOver = () => parts.shop.app.get(JobRuns).isOver(parts.shop.account, 'history');
  const transactionsRead = async () =>
    (
      await parts.shop.rows(`SELECT 1 FROM events WHERE account = '${parts.shop.account}'
       AND stream LIKE 'transaction/%'`)
    ).length;
  async function turnsAfter(ms: number): Promise<void> {
    parts.shop.clock.advanceMs(ms);
    await turns(parts.shop);
  }

  it('is not over while one slice of a list that Opn did show was refused', async () => {
    parts.opn.put(transaction('late', at('11-18T09:00')));
    parts.opn.spoil('transactions', FORBIDDEN);
    await turn(parts.shop);
    parts.opn.mishaps.clear();
    await turns(parts.shop);
    expect([await isOver(), await transactionsRead()]).toEqual([false, 1]);
    await turnsAfter(HOUR_AND_JITTER);
    expect([await isOver(), await transactionsRead()]).toEqual([true, 2]);
  });

  it('is over without a list that Opn does not have, which is asked for day by day', async () => {
    parts.opn.spoil('transactions', FORBIDDEN);
    await turns(parts.shop);
    expect([await isOver(), await transactionsRead()]).toEqual([true, 0]);
    parts.opn.mishaps.clear();
    await turnsAfter(DAY_AND_JITTER);
    expect(await transactionsRead()).toBe(1);
    parts.opn.requests.splice(0);
    await turnsAfter(DAY_AND_JITTER);
    expect(parts.opn.requests).toEqual([]);
  });

  it('waits for what only a proxy refused', async () => {
    parts.opn.spoil('transactions', PROXY);
    await expect(turns(parts.shop)).rejects.toMatchObject({ code: 'opn.forbidden' });
    parts.opn.mishaps.clear();
    await turnsAfter(15 * SECOND_MS);
    expect([await isOver(), await transactionsRead()]).toEqual([true, 1]);
  });

  it('costs no write for slices that are read already', async () => {
    await turn(parts.shop);
    const keep = jest.spyOn(parts.shop.app.get(JobRuns), 'keep');
    await turn(parts.shop);
    expect(keep.mock.calls.length).toBeLessThanOrEqual(2 * SLICES_A_TURN);
    keep.mockRestore();
  });

  it('is read by one of two processes, and by the other after it', async () => {
    const { shop, database, opn } = parts;
    const env = { OPN_ACCOUNT: shop.account };
    const other = await Installation.start(database.url, opn.url, 'live', env);
    try {
      const both = await Promise.all([turn(shop), turn(other)]);
      expect(both.sort()).toEqual([false, true]);
      await turns(other);
      expect(await charges(shop)).toHaveLength(3);
      expect(await turns(shop)).toBe(0);
    } finally {
      await other.stop();
    }
  });
});
