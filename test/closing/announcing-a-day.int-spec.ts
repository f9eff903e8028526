import { MINUTE_MS } from '#kernel';
import { DeliverNotifications, ListNotifications } from '#notifications';
import { AnnounceReports, RenderMissingFiles } from '#settlement-reports';
import { LogLines } from '../support/log-lines.js';
import { webhookAbout } from '../support/recorded-opn.js';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const SECRET = Buffer.alloc(32, 9);
const FILES_AWAITED_MS = 10 * MINUTE_MS;

describe('an issued report', () => {
  let receiver: WebhookReceiver;
  let shop: Shop;
  const log = new LogLines();

  beforeAll(async () => {
    receiver = await new WebhookReceiver(SECRET).start();
    shop = await Shop.open({
      NOTIFY_WEBHOOK_URL: `${receiver.url}/hook`,
      NOTIFY_WEBHOOK_SECRET: SECRET.toString('base64'),
      PUBLIC_URL: 'https://pay.example.com',
    });
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
    shop.us.app.useLogger(log);
    const paid = charge('a', '400.00', 'A', { paidAt: at('10:00') });
    shop.sell(paid);
    await shop.us.post(webhookAbout(paid));
    await shop.us.workOff();
    await shop.close(DAY, CLOSING);
  });

  afterAll(async () => {
    await shop.shut();
    await receiver.stop();
  });

  const announce = () => shop.us.commands.execute(new AnnounceReports(shop.account));
  const deliver = () => shop.us.commands.execute(new DeliverNotifications(shop.account));
  const queued = () => shop.us.queries.execute(new ListNotifications(shop.account, {}, 9, null));

  it('is announced when its files are kept, once, to whoever is configured', async () => {
    expect(await announce()).toBe(0); // its files are being made
    await shop.us.commands.execute(new RenderMissingFiles(shop.account));
    expect([await announce(), await announce()]).toEqual([1, 0]);
    expect([await deliver(), await deliver()]).toEqual([1, 0]);
    expect(receiver.calls).toMatchObject([
      {
        isSigned: true,
        body: {
          kind: 'report-ready',
          key: `report-ready/${DAY}/v1`,
          audience: 'finance',
          facts: { day: DAY, version: 1, count: 1, grossSatang: 40_000, openBreaks: 1 },
        },
      },
    ]);
    const files = receiver.calls[0]!.body['files'] as Record<string, unknown>[];
    const kept = files.filter(({ sha256 }) => /^[0-9a-f]{64}$/.test(String(sha256)));
    expect(kept.map(({ form, language }) => [form, language])).toEqual([
      ['xlsx', 'en'],
      ['xlsx', 'th'],
      ['json', 'en'],
      ['csv', 'en'],
    ]);
    expect(files[0]!['url']).toBe(
      `https://pay.example.com/v1/settlement-reports/${DAY}/files/xlsx` +
        `?account=${shop.account}&version=1&lang=en`,
    );
  });

  it('is announced again by its next version, with what changed, files or not', async () => {
    shop.sell(charge('b', '60.00', 'B', { paidAt: at('23:59') }));
    await shop.close(DAY, at('09:00', NEXT));
    expect(await announce()).toBe(0);
    shop.us.clock.advanceMs(FILES_AWAITED_MS);
    expect(await announce()).toBe(1);
    const [newest] = await queued();
    expect(newest).toMatchObject({
      key: `report-restated/${DAY}/v2`,
      content: {
        facts: { grossSatang: 46_000, previousGrossSatang: 40_000 },
        files: [{ form: 'xlsx', sha256: null, size: null }, {}, {}, {}],
      },
    });
    expect(newest!.content.facts['changed']).toEqual(
      expect.arrayContaining(['count', 'gross', 'net', 'openBreaks']),
    );
    expect(JSON.stringify(newest)).not.toContain('secret');
  });

  it('is found in the log from the webhook of a payment, line by line', () => {
    const stored = log.find('WebhookInbox', { charge: 'chrg_a' });
    const { account, webhook, event } = stored;
    expect({ account, event }).toEqual({ account: shop.account, event: expect.any(String) });
    const done = log.find('WorkOffHints', { webhook, verdict: 'done' });
    expect(done).toMatchObject({ account, event, charge: 'chrg_a' });
    const recorded = log.find('FactRecorder', { event });
    expect(recorded).toMatchObject({
      ...{ account, charge: 'chrg_a', cause: 'webhook' },
      message: 'Recorded ChargeCreated, ChargeCompleted',
    });
    const last = Number(recorded['last']);
    const books = log.lines.find(
      (line) => Number(line['after']) < last && last <= Number(line['upTo']),
    );
    expect(books).toMatchObject({ account, context: 'BooksKeeper' });
    const issued = log.find('IssueReport', { account, day: DAY, version: 1 });
    expect(Number(issued['upTo'])).toBeGreaterThanOrEqual(last);
    const told = log.find('AnnounceReportsHandler', { account, day: DAY, version: 1 });
    log.find('DeliverNotificationsHandler', { account, key: told['key'], channel: 'webhook' });
  });
});
