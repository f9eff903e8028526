import { ACCOUNT_KIND, accountEvents } from '#accounts';
import { streamName } from '#event-store';
import type { ProjectionGroup } from '#event-store';
import { satang, ZERO } from '#money';
import {
  TRANSACTION_KIND,
  transactionEvents,
  transactionStream,
  TRANSFER_KIND,
  transferEvents,
  transferStream,
} from '#payouts';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import {
  amended,
  created,
  CREDITED,
  failed,
  noonOf,
  paid,
  posted,
  READ_AT,
  reposted,
  RETURNED,
  sent,
  TAKEN,
  TERMS,
  TRANSFER_ID,
} from '../../../../test/support/payout-events.js';
import { tell } from '../../../../test/support/tell.js';
import { booksContext } from './books-context.js';
import type { BooksContext } from './books-context.js';
import { JournalEntryEntity } from './journal-entry.entity.js';
import { JournalLineEntity } from './journal-line.entity.js';
import { ledgerProjection } from './ledger.projection.js';
import type { PayoutEvent } from './told-books.fixtures.js';
import { TransferPostingEntity } from './transfer-posting.entity.js';

const TABLES = [JournalEntryEntity, JournalLineEntity, TransferPostingEntity];

const ledger: ProjectionGroup<BooksContext> = {
  name: 'ledger-alone',
  kinds: [ACCOUNT_KIND, TRANSACTION_KIND, TRANSFER_KIND],
  catalogues: [accountEvents, transactionEvents, transferEvents],
  context: booksContext,
  projections: [ledgerProjection],
};

const DEARER = { ...TERMS, fee: satang(2_904n), net: satang(96_900n) };
const NET_BACK = { ...RETURNED, amount: DEARER.net };
const FEE_BACK = { ...RETURNED, transactionId: 'trxn_fee', amount: satang(3_100n) };
const OTHERS = { ...TAKEN, transactionId: 'trxn_other', originId: 'trsf_2', amount: satang(500n) };

/** Everything that can happen to a transfer, two transfers that change places, and a charge. */
const STORY: readonly PayoutEvent[] = [
  posted(CREDITED),
  posted(TAKEN),
  posted(OTHERS),
  created(),
  amended(TERMS, DEARER),
  sent(),
  reposted(OTHERS, { ...OTHERS, originId: TRANSFER_ID }),
  paid(),
  reposted(CREDITED, { ...CREDITED, amount: satang(392_937n) }),
  failed(),
  posted(NET_BACK),
  posted({ ...FEE_BACK, createdAt: noonOf(23) }),
];

describe('what the ledger knows of transfers', () => {
  let database: TestDatabase;
  let log: LogProcess;

  beforeAll(async () => {
    database = await createTestDatabase();
    log = await startLogProcess(database.url, TABLES);
    for (const account of ['main', 'other']) {
      await log.appender.open(account);
      await openAccount(account);
      for (const event of STORY) await record(account, event);
    }
  });

  afterAll(async () => {
    await log.stop();
    await database.drop();
  });

  const openAccount = (account: string): Promise<void> =>
    tell(log.runner, streamName(ACCOUNT_KIND, account, 'settings'), accountEvents, [
      {
        type: 'AccountOpened',
        occurredAt: READ_AT,
        data: {
          ...{ mode: 'live', timeZone: 'Asia/Bangkok' },
          ...{ openingDay: null, openingBalance: ZERO },
        },
      },
    ]);

  function record(account: string, event: PayoutEvent): Promise<void> {
    return isOfTransaction(event)
      ? tell(log.runner, transactionStream(account, event.data.transactionId), transactionEvents, [
          event,
        ])
      : tell(log.runner, transferStream(account, event.data.transferId), transferEvents, [event]);
  }

  const tables = (account = 'main'): Promise<readonly object[][]> =>
    Promise.all(
      ['transfer_postings', 'journal_entries', 'journal_lines'].map((table) =>
        log.database.query(`SELECT * FROM ${table} WHERE account = $1 ORDER BY 1, 2, 3`, [account]),
      ),
    );

  const balances = async (): Promise<object[]> =>
    log.database.query(
      `SELECT ledger_account AS on, sum(debit - credit)::bigint AS balance FROM journal_lines
       WHERE account = 'main' GROUP BY 1 HAVING sum(debit - credit) <> 0 ORDER BY 1`,
    );

  it('is the same whatever the size of the batches', async () => {
    await log.projections.catchUp('main', ledger, { eventsPerBatch: 1_000 });
    const expected = await tables();
    expect(await balances()).toEqual([
      { on: 'opn-balance', balance: 392_937n + 100_000n - 100_500n },
      { on: 'opn-uncredited', balance: -392_937n },
      { on: 'suspense', balance: 500n },
    ]);
    for (const eventsPerBatch of [1, 2, 3, 5]) {
      await log.projections.rebuild('main', ledger, { eventsPerBatch });
      expect(await tables()).toEqual(expected);
    }
    expect(await log.projections.tablesThatDiffer('main', ledger)).toEqual([]);
  });

  it('is read anew by each catching-up, and differs if somebody wrote into it', async () => {
    await log.projections.catchUp('other', ledger, { eventsPerBatch: 2 });
    const before = await tables('other');
    await log.projections.rebuild('other', ledger);
    expect(await tables('other')).toEqual(before);
    await log.database.query(`UPDATE transfer_postings SET net = 0 WHERE account = 'other'`);
    expect(await log.projections.tablesThatDiffer('other', ledger)).toEqual(['transfer_postings']);
  });
});

const isOfTransaction = (
  event: PayoutEvent,
): event is Extract<PayoutEvent, { data: { transactionId: string } }> =>
  'transactionId' in event.data;
