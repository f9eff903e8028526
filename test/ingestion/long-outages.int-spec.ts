import { RefetchCharge, RefetchOpenCharges } from '#ingestion';
import { DAY_MS, plusMs } from '#kernel';
import { error, html, json, silence } from '../support/fake-opn.js';
import type { Mishap, Raw } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

const [GOOD, BAD] = ['chrg_good', 'chrg_bad'];
const paid = (id: string): Raw => paidPromptPay({ id });

describe('when Opn answers badly for long', () => {
  const parts = realParts();
  const shop = () => parts.shop;
  const opn = () => parts.opn;

  const hintOf = async (id: string) => {
    const [row] = await shop().rows<{ state: string; attempts: number; reason: string | null }>(
      `SELECT state, attempts, reason FROM inbox
       WHERE account = '${shop().account}' AND object_id = '${id}'`,
    );
    return row;
  };

  it.each<[string, string, Mishap]>([
    ['500', 'chrg_500', json(500, error('internal_error'))],
    ['401', 'chrg_401', json(401, error('authentication_failure'))],
    ['429', 'chrg_429', json(429, error('too_many_requests'))],
    ['a web page', 'chrg_page', html],
  ])('keeps the webhook for as long as Opn answers %s', async (_, id, mishap) => {
    opn().put(paid(id));
    opn().spoil(id, mishap);
    await shop().post(webhookAbout(paid(id)));
    for (let tries = 0; tries < 50; tries += 1) await shop().later(3_600);
    expect(await hintOf(id)).toMatchObject({ state: 'received', attempts: 0 });
    expect(opn().readsOf(id)).toBeGreaterThanOrEqual(50);
    opn().mishaps.clear();
    await shop().later(300);
    expect(await hintOf(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect((await shop().charge(id)).status).toBe('completed');
  });

  it('parks the webhook of a charge that Opn does not have, after some minutes', async () => {
    const id = 'chrg_nowhere';
    await shop().post(webhookAbout(paid(id)));
    await shop().later(60);
    expect(await hintOf(id)).toMatchObject({ state: 'received' });
    for (let minutes = 0; minutes < 10; minutes += 1) await shop().later(60);
    expect(await hintOf(id)).toEqual({
      state: 'parked',
      attempts: 8,
      reason: expect.stringContaining('Opn has no such charge'),
    });
    expect(opn().readsOf(id)).toBe(8);
  });

  it('asks for an open charge ever more rarely, and never gives up', async () => {
    const [created_at, expires_at] = [shop().clock.now(), plusMs(shop().clock.now(), DAY_MS)];
    opn().put(promptPay({ id: GOOD, created_at, expires_at }));
    await shop().commands.execute(new RefetchCharge(shop().account, GOOD, 'Malee'));
    opn().spoil(GOOD, json(503, ''));
    const before = opn().readsOf(GOOD);
    for (let minutes = 0; minutes < 24 * 60; minutes += 10) {
      await shop().later(600);
      await shop().commands.execute(new RefetchOpenCharges(shop().account));
    }
    const rounds = (opn().readsOf(GOOD) - before) / 2;
    expect(rounds).toBeGreaterThan(40);
    expect(rounds).toBeLessThan(70);
    opn().mishaps.clear();
    opn().put(paid(GOOD));
    await shop().later(1_800);
    await shop().commands.execute(new RefetchOpenCharges(shop().account));
    await shop().workOff();
    expect((await shop().charge(GOOD)).status).toBe('completed');
  });

  it('asks daily in the end for an open charge that Opn has no longer', async () => {
    const [created_at, expires_at] = [shop().clock.now(), plusMs(shop().clock.now(), DAY_MS)];
    opn().put(promptPay({ id: 'chrg_gone', created_at, expires_at }));
    const refetch = () =>
      shop().commands.execute(new RefetchCharge(shop().account, 'chrg_gone', 'Malee'));
    await refetch();
    opn().charges.delete('chrg_gone');
    await expect(refetch()).rejects.toThrow(/has the charge chrg_gone, but Opn answers/);
    const reads: number[] = [];
    for (let hours = 0; hours < 10 * 24; hours += 1) {
      await shop().later(3_600);
      await shop().commands.execute(new RefetchOpenCharges(shop().account));
      reads.push(opn().readsOf('chrg_gone'));
    }
    expect(reads.at(-1)).toBeLessThan(25);
    const readOnDay = (day: number) => (reads[day * 24 + 23] ?? 0) - (reads[day * 24 - 1] ?? 0);
    expect([readOnDay(7), readOnDay(8), readOnDay(9)]).toEqual([1, 1, 1]);
  });

  it('keeps a person who asked waiting no longer than that takes', async () => {
    opn().put(paid('chrg_slow'));
    opn().spoil('chrg_slow', silence);
    const asked = () =>
      shop().commands.execute(new RefetchCharge(shop().account, 'chrg_slow', 'Malee', 20));
    await expect(asked()).rejects.toMatchObject({ code: 'opn.unavailable' });
    await shop().rows(
      `INSERT INTO opn_gate (account, blocked_until)
       VALUES ('${shop().account}', '${plusMs(shop().clock.now(), 15_000)}')`,
    );
    await expect(asked()).rejects.toMatchObject({
      code: 'opn.rate_limited',
      details: { retryAfterMs: 15_000 },
    });
    await shop().rows(`DELETE FROM opn_gate WHERE account = '${shop().account}'`);
  });

  it('says so to the person who asked', async () => {
    opn().spoil(BAD, json(401, error('authentication_failure')));
    const asked = (id: string) =>
      shop().commands.execute(new RefetchCharge(shop().account, id, 'Malee'));
    await expect(asked(BAD)).rejects.toMatchObject({ code: 'opn.unauthorized' });
    await expect(asked('chrg_nobody')).rejects.toMatchObject({ code: 'charge.unknown' });
    await expect(asked('../account')).rejects.toMatchObject({ code: 'charge.unknown' });
    opn().put(promptPay({ id: 'chrg_test_1', livemode: false }));
    await expect(asked('chrg_test_1')).rejects.toThrow(/kept out of the books of shop-.*: A test/);
  });
});
