import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EraseEvidence, Explain } from '#audit';
import type { ErasureAnswer, ErasureDemand } from '#audit';
import { parseBusinessDay } from '#calendar';
import { ListChargeEvents } from '#charges';
import {
  EVIDENCE_KIND,
  evidenceEvents,
  EvidenceEraser,
  EvidenceStore,
  LogPatrol,
  LogReader,
  LogVerifier,
} from '#event-store';
import { parseInstant } from '#kernel';
import { ExplainController } from '../../apps/api/src/audit/explain.controller.js';
import { inBareDatabase } from '../backup/backed-up-shop.js';
import { CommandDesk } from '../backup/command-desk.js';
import { KEYS } from '../support/installation.js';
import { webhookAbout } from '../support/recorded-opn.js';
import { inSession } from '../support/sessions.js';
import { at, charge, Shop } from '../support/shop.js';

const [name, account] = ['Auditor', 'main'];
const CALLER = { keyId: 'k', name, kind: 'person', role: 'approver', account } as const;
const WHY = { reason: 'request 7 of 2026', by: 'Malee' };

describe('evidence', () => {
  let shop: Shop;
  let desk: CommandDesk;
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));

  beforeAll(async () => {
    shop = await Shop.open();
    desk = new CommandDesk({ DATABASE_URL: shop.database.url, OPN_SECRET_KEY: KEYS.live });
    await shop.expect({ reference: 'A', baht: '400.00' });
    const paid = charge('a', '400.00', 'A', { paidAt: at('07:00') });
    const open = charge('open', '75.00', 'C', { createdAt: at('07:30') });
    shop.sell(paid, open);
    await shop.us.post(webhookAbout(paid));
    await shop.us.post(webhookAbout(open, 'charge.create'));
    await shop.us.workOff();
    await shop.us.post(webhookAbout(charge('waiting', '1.00', null)));
  }, 60_000);

  afterAll(async () => {
    desk.leave();
    rmSync(folder, { recursive: true });
    await shop.shut();
  });

  const erase = (demand: ErasureDemand, isTrial = false): Promise<ErasureAnswer> =>
    shop.us.commands.execute(new EraseEvidence(shop.account, demand, WHY, isTrial));
  const verified = () => shop.us.app.get(LogVerifier).verify(shop.account);
  const eventsOfA = () => shop.us.queries.execute(new ListChargeEvents(shop.account, 'chrg_a'));
  const evidenceOfA = async (): Promise<string> =>
    (await eventsOfA()).map(({ evidence }) => evidence ?? '')[0] ?? '';
  const kept = async () => shop.us.app.get(EvidenceStore).find(shop.account, await evidenceOfA());
  const soundness = () => shop.us.app.get(LogPatrol).soundness(shop.account);
  const erasedOnes = () =>
    shop.us.app.get(LogReader).ofKind(shop.account, EVIDENCE_KIND, evidenceEvents);

  it('is only looked at without --yes', async () => {
    const words = ['--reference', 'A', '--reason', WHY.reason, '--by', WHY.by];
    const { code, said } = await desk.typed('evidence', 'erase', ...words);
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(/^Would be erased: 1 answers of Opn and 1 bodies of webhooks/m),
    });
    expect(said).toContain('Cited by 2 events, which stay, of:\n  charge/main/chrg_a');
    expect(await kept()).toContain('"chrg_a"');
    expect(await erasedOnes()).toEqual([]);
  });

  it('stays where it is needed, where it is young, and where nobody says why', async () => {
    const needed = { code: 'evidence.needed' };
    await expect(erase({ reference: 'C' })).rejects.toMatchObject(needed);
    await expect(erase({ reference: 'chrg_waiting' })).rejects.toMatchObject(needed);
    await expect(erase({ reference: 'Z' })).rejects.toMatchObject({ code: 'reference.unknown' });
    await expect(erase({ before: parseBusinessDay('2026-11-22') })).rejects.toMatchObject({
      code: 'evidence.retained',
    });
    const typed = await desk.typed('evidence', 'erase', '--reference', 'A', '--by', 'Malee');
    expect(typed).toEqual({ code: 2, said: expect.stringContaining('--reason is missing') });
    const around = shop.us.rows(`UPDATE inbox SET body = ''`);
    await expect(around).rejects.toThrow('erased by "yodtrong evidence erase" only');
    expect(await verified()).toMatchObject({ faults: [], evidence: { erased: 0, missing: 0 } });
  });

  it('erased for a person, leaves a log that verifies and says who and why', async () => {
    const before = (await verified()).evidence.kept;
    expect(await erase({ reference: 'A' })).toMatchObject({ answers: 1, webhooks: 1 });
    expect(await verified()).toMatchObject({
      faults: [],
      evidence: { kept: before - 1, erased: 1, missing: 0 },
    });
    const erased = { at: expect.any(String), ...WHY };
    expect((await eventsOfA()).map((event) => event.evidenceErased)).toEqual([erased, erased]);
    const { events } = await shop.us.queries.execute(new Explain(shop.account, 'A'));
    const charged = events.find(({ type }) => type === 'charge.completed');
    expect(charged).toMatchObject({ evidence: await evidenceOfA(), evidenceErased: erased });
    const door = new ExplainController(shop.us.queries, shop.us.app.get(EvidenceStore));
    await expect(door.raw(shop.account, await evidenceOfA(), CALLER)).rejects.toMatchObject({
      code: 'evidence.erased',
      message: expect.stringContaining('by Malee, because: request 7 of 2026.'),
    });
    const inbox = await shop.us.inbox();
    const empty = inbox.filter(({ body }) => body.length === 0);
    expect(empty.map(({ about }) => about)).toEqual(['chrg_a']);
    expect((await erasedOnes()).map(({ data }) => data)).toMatchObject([
      { ...WHY, reference: 'A', before: null, answers: 1, webhooks: 1 },
    ]);
    expect(await erase({ reference: 'A' })).toMatchObject({ answers: 0, erasedBefore: 2 });
    expect(await erasedOnes()).toHaveLength(1);
  });

  it('erased in order lets closing go on, which a check of all of it has shown', async () => {
    expect(await soundness()).toMatchObject({ soundAt: null });
    const { code, said } = await desk.typed('verify', '--reports', '1');
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(/ 1 erased, 0 missing; 0 faults\./),
    });
    expect(await soundness()).toMatchObject({ soundAt: expect.any(String), brokenSince: null });
  });

  it('that was announced and not erased is there as before: a crash in between', async () => {
    const open = await shop.us.queries.execute(new ListChargeEvents(shop.account, 'chrg_open'));
    const piece = { hash: open[0]?.evidence ?? '', webhook: null };
    const gone = { hash: 'f'.repeat(64), webhook: null };
    const why = { ...WHY, reference: null, before: null };
    const found = { pieces: [piece, gone], knownTo: open.at(-1)?.position ?? 0 };
    const tried = shop.us.app.get(EvidenceEraser).erase(shop.account, found, why);
    await expect(tried).rejects.toMatchObject({ code: 'evidence.conflict' });
    expect(await erasedOnes()).toHaveLength(2);
    expect(await verified()).toMatchObject({ faults: [], evidence: { erased: 1, missing: 0 } });
    await expect(erase({ reference: piece.hash })).rejects.toThrow('chrg_open is open since');
  });

  it('is, with what was erased of it, in a backup', async () => {
    const file = join(folder, 'one.backup');
    expect((await desk.typed('backup', '--out', file)).code).toBe(0);
    await inBareDatabase(async ({ url }) => {
      const { code, said } = await desk.typed('restore', file, '--into', url);
      expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/Everything agrees/) });
      const { rowCount } = await inSession(url, (client) =>
        client.query('SELECT FROM erased_evidence'),
      );
      expect(rowCount).toBe(2);
    });
  });

  it('goes by its age after seven years, but for what was never worked off', async () => {
    shop.us.clock.moveTo(parseInstant('2034-01-02T00:00:00Z'));
    const old = { before: parseBusinessDay('2027-01-01') };
    const looked = await erase(old, true);
    expect(looked).toMatchObject({ webhooks: 1, undecided: 1, citedBy: null, isErased: false });
    expect(await erase(old)).toEqual({ ...looked, isErased: true });
    expect(await verified()).toMatchObject({ faults: [], evidence: { kept: 0, missing: 0 } });
    const bodies = (await shop.us.inbox()).filter(({ body }) => body.length > 0);
    expect(bodies.map(({ about }) => about)).toEqual(['chrg_waiting']);
  });
});
