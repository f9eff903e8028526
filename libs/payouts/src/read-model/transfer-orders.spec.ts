import fc from 'fast-check';
import type { Recorded } from '#event-store';
import { canonicalJson } from '#kernel';
import type { Canonical, Instant } from '#kernel';
import { satang } from '#money';
import { historyOf, ordersOf } from '../../../../test/support/histories.js';
import {
  BANK_PAID_AT,
  seenTransfer,
  SENT_AT,
  transferMinute,
} from '../../../../test/support/transfer-snapshots.js';
import type { TransferSnapshot } from '../domain/to-transfer-snapshot.js';
import type { TransferEvent, TransferStatus } from '../domain/transfer.events.js';
import { transferDecider } from '../domain/transfer.js';
import { transfersProjection } from './transfers.projection.js';

type Row = Record<string, unknown>;

/** The row of the transfer after all reads, in this order. */
function rowAfter(reads: readonly TransferSnapshot[]): Row {
  const row: Row = {};
  const merge = (_: unknown, ...changes: readonly unknown[]) =>
    void Object.assign(row, changes.at(-1));
  historyOf(transferDecider, reads).forEach((event, index) => {
    const react = transfersProjection.on[event.type] as (
      event: Recorded<TransferEvent>,
      rows: object,
    ) => void;
    const envelope = { account: 'main', position: index + 1 };
    const recorded = Object.assign({}, event, envelope) as unknown as Recorded<TransferEvent>;
    react(recorded, { insert: merge, update: merge });
  });
  return row;
}

/** A read that taught nothing leaves nothing, also if only a later one shows that it was stale. */
function outcome(reads: readonly TransferSnapshot[]): string {
  const { firstPosition, lastPosition, isContradicted, ...row } = rowAfter(reads);
  expect([firstPosition, typeof lastPosition]).toEqual([1, 'number']);
  expect(typeof isContradicted).toBe('boolean');
  return canonicalJson(row as Canonical);
}

/** What happens to a transfer, in minutes after its creation; null: never. */
interface Life {
  readonly changedAt: readonly number[];
  readonly destroyedAt: number | null;
  readonly sentAt: number | null;
  readonly isPaid: boolean;
  readonly isReturned: boolean;
  /** Whether a returned transfer is still called paid. */
  readonly staysPaid: boolean;
  /** From when on Opn states when it was sent and paid. */
  readonly datedFrom: number;
  /** From when on Opn gives another reason for its failure. */
  readonly recodedFrom: number;
}

const [PAID, RETURNED, END, LATER] = [60, 80, 100, 120] as const;
const minute = (min: number, max: number) => fc.integer({ min, max });

const lives: fc.Arbitrary<Life> = fc.record({
  changedAt: fc.uniqueArray(minute(2, 38), { maxLength: 3 }),
  destroyedAt: fc.option(minute(39, 40)),
  sentAt: fc.option(minute(41, 59)),
  isPaid: fc.boolean(),
  isReturned: fc.boolean(),
  staysPaid: fc.boolean(),
  datedFrom: minute(1, LATER),
  recodedFrom: minute(RETURNED, LATER),
});

/** What Opn answers at a minute; asked through something that is behind, what was long ago. */
function answer(life: Life, at: number, isStale: boolean): TransferSnapshot {
  const now = statusAt(life, at);
  const shown = isStale ? before(now, life) : now;
  const changes = life.changedAt.filter((changedAt) => changedAt <= at).length;
  const amount = satang(100_000n - (shown === now ? BigInt(changes) : 0n));
  return seenTransfer(shown, at, { amount, ...timesOf(shown, life, at) });
}

/** What is not stated is concluded: see the snapshot. */
function timesOf(shown: TransferStatus, life: Life, at: number) {
  const { isPaid, staysPaid, datedFrom, recodedFrom } = life;
  const { createdAt, sentAt, failureCode } = seenTransfer(shown, 0);
  const wasPaid = shown === 'paid' || (shown === 'failed' && isPaid && staysPaid);
  const stated = (time: Instant) => (at >= datedFrom ? time : createdAt);
  return {
    sentAt: sentAt && stated(sentAt),
    paidAt: wasPaid ? stated(BANK_PAID_AT) : null,
    failureCode: at >= recodedFrom ? failureCode : failureCode && 'failed_processing',
  };
}

function statusAt({ destroyedAt, sentAt, isPaid, isReturned }: Life, at: number): TransferStatus {
  if (destroyedAt !== null) return at < destroyedAt ? 'created' : 'destroyed';
  if (sentAt === null || at < sentAt) return 'created';
  if (isReturned && at >= RETURNED) return 'failed';
  return isPaid && at >= PAID ? 'paid' : 'sent';
}

function before(status: TransferStatus, { isPaid }: Life): TransferStatus {
  if (status === 'failed') return isPaid ? 'paid' : 'sent';
  return status === 'paid' ? 'sent' : 'created';
}

const readings = lives.chain((life) =>
  fc
    .uniqueArray(fc.tuple(minute(1, LATER), fc.boolean()), {
      minLength: 1,
      maxLength: 7,
      selector: ([at]) => at,
    })
    .map((reads) => reads.filter(([at]) => at !== END))
    // Only with the last word is it certain which of the others were stale.
    .map((reads) => [...reads, [END, false] as const])
    .map((reads) => reads.map(([at, isStale]) => answer(life, at, isStale || at > END))),
);

const inOrder = (reads: readonly TransferSnapshot[]) =>
  [...reads].sort((left, right) => (left.readAt < right.readAt ? -1 : 1));

describe('reads of a transfer', () => {
  it('end in the same row in any order and number', () => {
    const deliveries = readings.chain((reads) =>
      fc.record({
        reads: fc.constant(reads),
        again: fc.shuffledSubarray(reads),
        order: fc.infiniteStream(fc.nat()),
      }),
    );
    fc.assert(
      fc.property(deliveries, ({ reads, again, order }) => {
        const delivered = [...reads, ...again]
          .map((read) => ({ read, place: order.next().value as number }))
          .sort((left, right) => left.place - right.place)
          .map(({ read }) => read);
        expect(outcome(delivered)).toBe(outcome(inOrder(reads)));
      }),
      { numRuns: 500 },
    );
  });

  it('teach nothing any more once all of them are known', () => {
    fc.assert(
      fc.property(readings, (reads) => {
        const known = historyOf(transferDecider, [...reads, ...reads]);
        expect(historyOf(transferDecider, [...reads, ...reads, ...reads])).toEqual(known);
      }),
    );
  });

  it('tell the whole way of one that was paid and returned, in each of their orders', () => {
    const reads = (['created', 'sent', 'paid', 'failed'] as const).map((status, index) =>
      seenTransfer(status, index + 1),
    );
    for (const order of ordersOf(reads)) {
      expect(rowAfter(order)).toMatchObject({
        status: 'failed',
        createdAt: transferMinute(0),
        sentAt: SENT_AT,
        paidAt: BANK_PAID_AT,
        failureCode: 'closed_bank_account',
      });
    }
  });
});
