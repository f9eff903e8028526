import { parseBusinessDay } from '#calendar';
import { Database } from '#database';
import { DecisionRunner } from '#event-store';
import { BooksKeeper } from '#ledger';
import { satang } from '#money';
import {
  balanceDecider,
  balanceStream,
  transactionDecider,
  transactionStream,
  transferDecider,
  transferStream,
} from '#payouts';
import type { BalanceLook, BalanceTransaction, TransferSnapshot } from '#payouts';
import { PayoutBooks } from '#reconciliation';
import fc from 'fast-check';
import { HOUR_MS, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { Installation } from '../support/installation.js';
import { TERMS } from '../support/payout-events.js';

const START = parseInstant('2026-11-20T00:00:00Z');
const ORDERS = 5;
const hour = (count: number): Instant => plusMs(START, count * HOUR_MS);

type SeenTransaction = BalanceTransaction & { readonly readAt: Instant };

type Fact =
  | { readonly kind: 'look'; readonly seen: BalanceLook }
  | { readonly kind: 'transaction'; readonly seen: SeenTransaction }
  | { readonly kind: 'transfer'; readonly seen: TransferSnapshot };

const line = (
  name: string,
  at: number,
  amount: bigint,
  more: Partial<SeenTransaction> = {},
): Fact => ({
  kind: 'transaction',
  seen: {
    ...{ transactionId: `trxn_${name}`, direction: 'credit', key: 'charge.captured.net' },
    ...{ origin: 'charge', originId: `chrg_${name}`, amount: satang(amount), currency: 'THB' },
    ...{ createdAt: hour(at), transferableAt: hour(at + 2), readAt: hour(100) },
    ...more,
  },
});

const out = (name: string, at: number, amount: bigint): Fact =>
  line(`out_${name}`, at, amount, {
    ...{ direction: 'debit', origin: 'transfer', originId: `trsf_${name}` },
    ...{ transferableAt: hour(at) },
  });

const transfer = (
  name: string,
  at: number,
  amount: bigint,
  more: Partial<TransferSnapshot> = {},
): Fact => ({
  kind: 'transfer',
  seen: {
    ...{ ...TERMS, transferId: `trsf_${name}`, status: 'created', scheduleId: 'schd_1' },
    ...{ amount: satang(amount), createdAt: hour(at), sentAt: null, paidAt: null },
    ...{ failureCode: null, readAt: hour(100) },
    ...more,
  },
});

/** Opn's balance, of a moment at which the books had all its transactions. */
const look: Fact = {
  kind: 'look',
  seen: {
    at: hour(30),
    balance: {
      ...{ currency: 'THB', total: satang(0n), transferable: satang(0n), onHold: satang(0n) },
      ...{ reserve: satang(0n), transactionsBefore: 12, transactionsAfter: 12 },
      isComparable: true,
    },
  },
};

/** With everything that moves a window: late releases, amendments, partial and failed transfers. */
const FACTS: readonly Fact[] = [
  ...[line('a', 1, 100n), line('b', 2, 200n), line('c', 7, 400n), line('d', 11, 800n)],
  line('moved', 3, 50n),
  line('moved', 3, 50n, { transferableAt: hour(13), readAt: hour(101) }),
  line('other', 8, 60n),
  line('other', 8, 70n, { readAt: hour(101) }),
  line('empty', 9, 0n, { origin: 'receipt', originId: 'rcpt_1' }),
  line('refund', 12, 30n, { direction: 'debit', origin: 'refund', originId: 'rfnd_1' }),
  ...[transfer('1', 5, 300n), out('1', 5, 300n)],
  ...[transfer('half', 10, 111n, { scheduleId: null }), out('half', 10, 111n)],
  ...[transfer('2', 14, 1_179n), out('2', 14, 1_179n)],
  transfer('2', 14, 1_179n, { status: 'failed', failureCode: 'no', readAt: hour(102) }),
  line('back', 20, 1_179n, {
    ...{ origin: 'transfer', originId: 'trsf_2', transferableAt: hour(20) },
  }),
  transfer('gone', 16, 5n, { status: 'destroyed' }),
  ...[transfer('3', 24, 1_179n), out('3', 24, 1_179n)],
  transfer('usd', 25, 7n, { currency: 'USD' }),
  look,
];

describe('what payouts are made of', () => {
  const others = Array.from({ length: ORDERS }, (_, index) => `order-${index}`);
  let database: TestDatabase;
  let us: Installation;

  beforeAll(async () => {
    database = await createTestDatabase();
    const keys = others.map((name) => [
      `OPN_SECRET_KEY_${name.toUpperCase().replace('-', '_')}`,
      `skey_${name.replace('-', '')}`,
    ]);
    us = await Installation.start(database.url, 'http://127.0.0.1:9', 'live', {
      OPN_ACCOUNTS: others.join(','),
      ...(Object.fromEntries(keys) as Record<string, string>),
    });
  });

  afterAll(async () => {
    await us.stop();
    await database.drop();
  });

  const learn = async (account: string, fact: Fact): Promise<void> => {
    const how = { cause: { kind: 'sweep', ref: null }, evidence: null } as const;
    const runner = us.app.get(DecisionRunner);
    if (fact.kind === 'look') {
      const stream = balanceStream(account, parseBusinessDay('2026-11-21'));
      await runner.run([{ stream, learned: fact.seen, ...how }], balanceDecider);
    } else if (fact.kind === 'transaction') {
      const stream = transactionStream(account, fact.seen.transactionId);
      await runner.run([{ stream, learned: fact.seen, ...how }], transactionDecider);
    } else {
      const stream = transferStream(account, fact.seen.transferId);
      await runner.run([{ stream, learned: fact.seen, ...how }], transferDecider);
    }
  };

  const follow = async (account: string): Promise<void> => {
    await us.app.get(BooksKeeper).catchUp(account);
    await us.app.get(PayoutBooks).catchUp(account);
  };

  const known = (account: string) =>
    us.app.get(Database).query(
      `SELECT transfer_id, after_at, released_count, released_sum, is_sweeping, reason, count,
              sum, taken
       FROM payout_compositions WHERE account = $1 ORDER BY transfer_id`,
      [account],
    );

  /** Facts in some order, added up after every few of them. */
  async function told(account: string, facts: readonly Fact[], atOnce: number) {
    for (const [index, fact] of facts.entries()) {
      await learn(account, fact);
      if (index % atOnce === 0) await follow(account);
    }
    await follow(account);
    return known(account);
  }

  it('does not depend on the order in which it was learned, nor on how much at once', async () => {
    const [first, ...rest] = others;
    const whole = await told(first!, FACTS, FACTS.length);
    const shuffles = fc.sample(fc.shuffledSubarray([...FACTS], { minLength: FACTS.length }), {
      ...{ numRuns: rest.length, seed: 35 },
    });
    for (const [index, account] of rest.entries()) {
      expect(await told(account, shuffles[index]!, index + 1)).toEqual(whole);
    }
  });

  it('is the same added up anew', async () => {
    const account = others.at(-1)!;
    const before = await known(account);
    await us.app.get(PayoutBooks).forget(account);
    await follow(account);
    expect(await known(account)).toEqual(before);
  });

  it('is added up as the rule says', async () => {
    const sums = await us.app.get(Database).query(
      `SELECT transfer_id AS id, count, sum, taken, reason
       FROM payout_compositions WHERE account = $1 ORDER BY created_at`,
      [others[0]],
    );
    expect(sums.map((row) => Object.values(row))).toEqual([
      ['trsf_1', 2, 300n, 0n, null],
      ['trsf_half', 2, 470n, 0n, 'partial'],
      ['trsf_2', 5, 1_290n, 111n, null],
      ['trsf_gone', 0, 0n, 0n, 'destroyed'],
      ['trsf_3', 1, 1_179n, 0n, null],
      ['trsf_usd', 0, 0n, 0n, 'foreign-currency'],
    ]);
  });
});
