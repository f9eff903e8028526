import { HintQueue } from '#ingestion';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { drip, error, FakeOpn, half, hangUp, html, json, silence } from '../support/fake-opn.js';
import type { Mishap, Raw } from '../support/fake-opn.js';
import { Installation } from '../support/installation.js';
import { paidPromptPay, recordedText, webhookAbout } from '../support/recorded-opn.js';

const [GOOD, BAD] = ['chrg_good', 'chrg_bad'];
const paid = (id: string): Raw => paidPromptPay({ id });

const MISHAPS: readonly (readonly [string, Mishap, RegExp])[] = [
  [
    '401',
    json(401, recordedText('error-authentication.json')),
    /^opn\.unauthorized: .*OPN_SECRET_KEY/,
  ],
  ['404', json(404, recordedText('error-not-found.json')), /^opn\.not_found: .*answered 404/],
  ['429', json(429, error('too_many_requests')), /^opn\.rate_limited: Opn was asked 2 times/],
  ['500', json(500, error('internal_error')), /^opn\.unavailable: .*answered 500/],
  ['503 without a body', json(503, ''), /^opn\.unavailable: .*answered 503/],
  ['a web page', html, /^opn\.malformed: .*not JSON .*text\/html/],
  ['what is no JSON', json(200, recordedText('malformed-body.txt')), /^opn\.malformed: /],
  ['half a body', half, /^opn\.(malformed|unavailable): /],
  ['nothing at all', silence, /^opn\.unavailable: .*no complete answer within 500 ms/],
  ['a head and no body', drip, /^opn\.unavailable: .*no complete answer within 500 ms/],
  ['a closed connection', hangUp, /^opn\.unavailable: .*could not be reached/],
  ['a redirect', json(302, ''), /^opn\.refused: /],
  ['another charge', json(200, paid('chrg_another')), /^opn\.another_object: /],
  ['a list', json(200, [paid(BAD)]), /cannot be read: it /],
  ['null', json(200, 'null'), /cannot be read: it /],
];

describe('when Opn answers', () => {
  let database: TestDatabase;
  let opn: FakeOpn;
  let shop: Installation;

  beforeAll(async () => {
    database = await createTestDatabase();
    opn = await new FakeOpn().start();
  });

  afterAll(async () => {
    await opn.stop();
    await database.drop();
  });

  describe.each(MISHAPS)('%s about one charge', (name, mishap, reason) => {
    beforeAll(async () => {
      const account = `a-${MISHAPS.findIndex(([other]) => other === name)}`;
      shop = await Installation.start(database.url, opn.url, 'live', { OPN_ACCOUNT: account });
      opn.put(paid(GOOD), paid(BAD));
      opn.spoil(BAD, mishap);
      for (const id of [BAD, GOOD]) await shop.post(webhookAbout(paid(id)));
      await shop.workOff();
    });

    afterAll(() => shop.stop());

    it('its webhook waits or is parked, with the reason', async () => {
      const rows = await shop.rows<{ object_id: string; state: string; reason: string | null }>(
        `SELECT object_id, state, reason FROM inbox WHERE account = '${shop.account}'`,
      );
      const [bad] = rows.filter(({ object_id: id }) => id === BAD);
      expect(bad?.reason).toMatch(reason);
      expect(['received', 'parked']).toContain(bad?.state);
    });

    it('its neighbour is booked all the same', async () => {
      expect((await shop.charge(GOOD)).status).toBe('completed');
      expect(await shop.entries()).toHaveLength(1);
    });

    it('it is booked as soon as Opn has recovered', async () => {
      opn.mishaps.clear();
      await shop.app.get(HintQueue).retryParked(shop.account, shop.clock.now());
      await shop.later(2);
      expect((await shop.charge(BAD)).status).toBe('completed');
      expect(await shop.entries()).toHaveLength(2);
    });
  });
});
