import { Client } from 'pg';
import { ReconcileAffectedDays } from '#reconciliation';
import type { SeededRandom } from '../../apps/opn-simulator/src/day/seeded-random.js';
import { createTestDatabase } from '../database/test-database.js';
import { Installation } from '../support/installation.js';
import type { PlayedMonth } from './played-month.js';

/** Everything that a break is; how those that ended were seen depends on who looked when. */
const OPEN_BREAKS = `
  SELECT id, code, scope, day, subject_kind, subject_id, reference, expected, actual, amount, count,
         explains, opened_at, due_on
  FROM breaks WHERE cleared_at IS NULL ORDER BY id COLLATE "C"`;

type Rows = readonly object[];

export const openBreaks = (shop: Installation): Promise<Rows> => shop.rows(OPEN_BREAKS);

/**
 * The breaks to which the same log comes in another installation. `stretches`: how many pieces of
 * any length it is told in, each booked by itself and judged or not; 1: all at once.
 */
export async function retold(
  { database, opn, shop: teller }: PlayedMonth,
  stretches: number,
  random: SeededRandom,
): Promise<Rows> {
  const copy = await createTestDatabase();
  const [from, to] = [new Client(database.url), new Client(copy.url)];
  await Promise.all([from.connect(), to.connect()]);
  const head = await headOf(from);
  const ends = cutsOf(head, stretches, random);
  let shop: Installation | null = null;
  let told = 0;
  for (const end of ends) {
    await copyEvents(from, to, told, end);
    told = end;
    shop ??= await Installation.start(copy.url, opn.url);
    shop.clock.moveTo(teller.clock.now());
    const order = new ReconcileAffectedDays(shop.account, end === head || random.percent(50));
    if (end === head || random.percent(70)) await shop.commands.execute(order);
  }
  const found = shop === null ? [] : await openBreaks(shop);
  await shop?.stop();
  await Promise.all([from.end(), to.end()]);
  await copy.drop();
  return found;
}

async function headOf(client: Client): Promise<number> {
  const answer = await client.query<{ head: string }>('SELECT max(position) AS head FROM events');
  return Number(answer.rows[0]?.head ?? 0);
}

function cutsOf(head: number, stretches: number, random: SeededRandom): readonly number[] {
  const cuts = Array.from({ length: stretches - 1 }, () => random.integer(1, head - 1));
  return [...new Set([...cuts, head])].sort((left, right) => left - right);
}

/** Events after a position up to another one, as they stand. */
async function copyEvents(from: Client, to: Client, after: number, upTo: number): Promise<void> {
  const { rows } = await from.query<{ events: string }>(
    `SELECT jsonb_agg(to_jsonb(e) ORDER BY position)::text AS events FROM events e
     WHERE position > $1 AND position <= $2`,
    [after, upTo],
  );
  await to.query('BEGIN');
  await to.query('INSERT INTO events SELECT * FROM jsonb_populate_recordset(NULL::events, $1)', [
    rows[0]?.events ?? '[]',
  ]);
  await to.query(
    `INSERT INTO log_heads (account, position, batch, digest, committed_at)
     SELECT account, max(position), 0, '', now() FROM events GROUP BY account
     ON CONFLICT (account) DO UPDATE SET position = excluded.position`,
  );
  await to.query('COMMIT');
}
