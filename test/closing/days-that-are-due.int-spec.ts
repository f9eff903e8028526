import { ReadFirstHistory, RefetchCharge } from '#ingestion';
import { DomainError, HOUR_MS } from '#kernel';
import { CloseDay, CloseDueDays, ClosingPreconditions } from '#settlement-reports';
import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { jest } from '@jest/globals';
import { error, json } from '../support/fake-opn.js';
import { at, charge, CLOSING, DAY, EVE, NEXT, Shop } from '../support/shop.js';

const SHUT = json(503, error('service_unavailable'));

describe('days that are due', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    const first = { createdAt: at('09:00', EVE), paidAt: at('10:00', EVE) };
    shop.sell(charge('first', '100.00', null, first));
    shop.sell(charge('a', '400.00', null, { paidAt: at('10:00') }));
    shop.us.clock.moveTo(CLOSING);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await shop.shut();
  });

  const due = () => shop.us.commands.execute(new CloseDueDays(shop.account));
  const readHistory = async () => {
    while (await shop.us.commands.execute(new ReadFirstHistory(shop.account)));
    await shop.us.workOff();
  };
  /** The charge of the day is known, by whatever told of it; those before it are not. */
  const toldOfTheDay = async () => {
    await shop.us.commands.execute(new RefetchCharge(shop.account, 'chrg_a', 'somebody'));
  };

  it('wait until what was before them is read, and are closed then, the oldest first', async () => {
    await toldOfTheDay();
    expect(await due()).toEqual([]);
    shop.opn.spoil('transactions', SHUT);
    await readHistory().catch(() => undefined);
    expect(await due()).toEqual([]);
    expect(await shop.issued()).toEqual([]);
    shop.opn.mishaps.clear();
    shop.us.clock.advanceMs(HOUR_MS);
    await readHistory();
    expect(await due()).toEqual([EVE, DAY]);
  });

  it('wait for one before them that cannot be closed', async () => {
    await readHistory();
    const { execute } = CommandBus.prototype;
    const closing = jest.spyOn(CommandBus.prototype, 'execute').mockImplementation(function (
      this: CommandBus,
      command,
    ) {
      return command instanceof CloseDay && command.day === EVE
        ? Promise.reject(new DomainError('day.not_closable', 'a lock is held'))
        : execute.call(this, command);
    });
    expect(await due()).toEqual([]);
    closing.mockRestore();
    expect(await shop.issued()).toEqual([]);
    const waiting = await shop.us.app.get(ClosingPreconditions).of(shop.account, DAY);
    expect(waiting.find(({ key }) => key === 'earlier-days')).toMatchObject({
      ...{ state: 'waiting', keepsFrom: 'nothing' },
      text: expect.stringContaining(`not closed: ${EVE}.`),
    });
    expect(await due()).toEqual([EVE, DAY]);
  });

  it('are closed by hand meanwhile, finally', async () => {
    await toldOfTheDay();
    expect(await shop.close(DAY)).toMatchObject({ version: 1, status: 'final' });
    expect(await due()).toEqual([]);
  });

  it('do not stay open in silence: once a day it is said why', async () => {
    await toldOfTheDay();
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const reasons = () =>
      warn.mock.calls.flat().filter((text) => /not closed by/.test(String(text)));
    await due();
    await due();
    expect(reasons()).toEqual([expect.stringMatching(/from 2026-11-20 on .*is not read yet/)]);
    shop.us.clock.moveTo(at('08:00', NEXT));
    await due();
    expect(reasons()).toHaveLength(2);
  });
});
