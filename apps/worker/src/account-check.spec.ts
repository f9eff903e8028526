import type { AccountConfig } from '#config';
import type { LogReader } from '#event-store';
import { OpnAccounts } from '#ingestion';
import { DomainError } from '#kernel';
import type { OpnClient } from '#opn';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { AccountCheck } from './account-check.js';

type Answer = { readonly id: string; readonly livemode: boolean } | DomainError;

const configured = (account: string, mode: 'live' | 'test'): AccountConfig => ({
  account,
  mode,
  secretKeys: [],
  webhookSecrets: [],
  seeds: {
    timeZone: 'Asia/Bangkok',
    cutoff: '00:00',
    orderMetadataKey: 'order_id',
    openingDay: null,
    openingBalance: 0n,
  },
});

const clientOf = (answer: Answer): OpnClient =>
  ({
    account: () => {
      if (answer instanceof DomainError) return Promise.reject(answer);
      const raw = { object: 'account', currency: 'THB', api_version: '2019-05-29', ...answer };
      return Promise.resolve({ raw });
    },
  }) as unknown as OpnClient;

describe('the check of the accounts at a start', () => {
  const said: string[] = [];

  beforeEach(() => {
    said.length = 0;
    for (const level of ['log', 'warn', 'error'] as const) {
      jest.spyOn(Logger.prototype, level).mockImplementation((text: unknown) => {
        said.push(`${level}: ${String(text)}`);
      });
    }
  });

  afterEach(() => jest.restoreAllMocks());

  async function check(
    accounts: readonly AccountConfig[],
    answers: Readonly<Record<string, Answer>>,
    logs: readonly string[] = [],
  ): Promise<void> {
    const clients = Object.entries(answers).map(([name, one]) => [name, clientOf(one)] as const);
    const reader = { accounts: () => Promise.resolve(logs) } as unknown as LogReader;
    await new AccountCheck(new OpnAccounts(new Map(clients)), reader).run(accounts);
  }

  const MAIN = configured('main', 'live');
  const MAIN_TEST = configured('main-test', 'test');

  it('confirms what Opn confirms; live and test of one account are two', async () => {
    await check([MAIN, MAIN_TEST], {
      main: { id: 'account_1', livemode: true },
      'main-test': { id: 'account_1', livemode: false },
    });
    expect(said).toEqual([
      'log: Opn confirms main: live, API 2019-05-29.',
      'log: Opn confirms main-test: test, API 2019-05-29.',
    ]);
  });

  it('says which mode Opn states instead, and which account it was not asked about', async () => {
    const down = new DomainError('opn.unavailable', 'Opn is down.');
    await check([MAIN, MAIN_TEST], {
      main: { id: 'account_1', livemode: false },
      'main-test': down,
    });
    expect([...said].sort()).toEqual([
      'error: The key of main looks like live, and Opn says test.',
      'warn: The mode of main-test is not confirmed: Opn is down.',
    ]);
  });

  it('finds two names of one Opn account: its money would be booked twice', async () => {
    const same = { id: 'account_1', livemode: true };
    await check([MAIN, configured('brand-b', 'live')], { main: same, 'brand-b': same });
    expect(said.filter((line) => line.startsWith('error'))).toEqual([
      expect.stringContaining("main and brand-b are both of Opn's account account_1"),
    ]);
  });

  it('names accounts that have books and no key, and asks nothing about them', async () => {
    const logs = ['main', 'former'];
    await check([MAIN], { main: { id: 'account_1', livemode: true } }, logs);
    expect(said.filter((line) => line.startsWith('warn'))).toEqual([
      expect.stringMatching(/^warn: Account former has books here and is not in OPN_ACCOUNTS/),
    ]);
  });

  it('asks nothing for an account that nobody connected', async () => {
    await check([configured('demo', 'test')], {});
    expect(said).toEqual([]);
  });
});
