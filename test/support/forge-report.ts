import { digestOfHead, digestOfRows } from '#settlement-reports';
import { Client } from 'pg';
import { DAY } from './shop.js';
import type { Shop } from './shop.js';

const WHICH = 'account = $1 AND day = $2 AND version = $3';

/** By somebody who may do anything. */
async function intruderIn(shop: Shop): Promise<Client> {
  const server = new URL(process.env['TEST_ADMIN_URL'] ?? '');
  server.pathname = new URL(shop.database.url).pathname;
  const intruder = new Client({ connectionString: server.href });
  await intruder.connect();
  await intruder.query('SET session_replication_role = replica');
  return intruder;
}

/** What the day's reports leave unexplained, in satang. No deed of ours leaves anything. */
export async function forgeRemainder(shop: Shop, remainder: number): Promise<void> {
  const intruder = await intruderIn(shop);
  await intruder.query(
    `UPDATE report_heads SET head = jsonb_set(head, '{paid,remainder}', to_jsonb($3::text))
     WHERE account = $1 AND day = $2`,
    [shop.account, DAY, String(remainder)],
  );
  await intruder.end();
}

/**
 * By somebody who may do anything: fields of the first charge of the day's last version, and every
 * digest that vouches for it, in its rows, its head and its event.
 */
export async function forgeReport(shop: Shop, fields: object): Promise<void> {
  const report = await shop.report();
  const intruder = await intruderIn(shop);
  const { head } = report;
  const which = [shop.account, DAY, head.version];
  await intruder.query(
    `UPDATE report_rows SET data = data || $4 WHERE ${WHICH} AND sheet = 'charges' AND ordinal = 0`,
    [...which, fields],
  );
  const digest = await digestOfRows(report);
  const headDigest = digestOfHead({ ...head, digest });
  const stated = [...which, digest];
  await intruder.query(`UPDATE report_rows SET digest = $4 WHERE ${WHICH}`, stated);
  await intruder.query(
    `UPDATE report_heads SET digest = $4, head = head || jsonb_build_object('digest', $4::text)
     WHERE ${WHICH}`,
    stated,
  );
  await intruder.query(
    `UPDATE events SET data = data || $4 WHERE account = $1 AND type LIKE 'day.%'
       AND data ->> 'day' = $2::text AND data ->> 'version' = $3::text`,
    [shop.account, DAY, String(head.version), { digest, headDigest }],
  );
  await intruder.end();
}
