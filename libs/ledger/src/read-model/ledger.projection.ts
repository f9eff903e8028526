import { dayIn, isPosted, settingsIn } from '#accounts';
import type { AccountOpened } from '#accounts';
import type { ChargeAmended, ChargeEvent, ChargeTerms } from '#charges';
import type { IssuingEvent } from '#days';
import { nothing } from '#event-store';
import type { Projection, Recorded, Rows } from '#event-store';
import type { Instant } from '#kernel';
import type { TransactionEvent, TransferEvent } from '#payouts';
import { reversalOf } from '../domain/journal-entry.js';
import { BOOKED_CURRENCY } from '../domain/ledger-account.js';
import { postReceipt } from '../domain/post-charge.js';
import { postOpening } from '../domain/post-opening.js';
import type { BooksContext } from './books-context.js';
import { settleDay } from './day-entries.js';
import { JournalEntryEntity } from './journal-entry.entity.js';
import { JournalLineEntity } from './journal-line.entity.js';
import { amendTransaction, enterTransaction } from './transaction-entries.js';
import { bookedMoney, learnTransfer } from './transfer-entries.js';
import { TransferPostingEntity } from './transfer-posting.entity.js';
import { placed } from './place-entry.js';
import { writeEntry } from './write-entry.js';

type LedgerEvent = AccountOpened | ChargeEvent | IssuingEvent | TransactionEvent | TransferEvent;

export const ledgerProjection: Projection<LedgerEvent, BooksContext> = {
  name: 'ledger',
  tables: [JournalEntryEntity, JournalLineEntity, TransferPostingEntity],

  on: {
    AccountOpened: (event, rows, context) => {
      const { openingDay, openingBalance } = event.data;
      if (openingBalance === 0n) return;
      const day = openingDay ?? dayIn(context, event.occurredAt);
      const facts = { kind: 'O1', postingDay: day, relatesTo: day, subject: null } as const;
      writeEntry(rows, event, facts, postOpening('O1', openingBalance));
    },
    ChargeCompleted: (event, rows, context) => {
      const { chargeId, money, paidAt } = event.data;
      if (!isBooked(event.data, paidAt, context)) return;
      writeEntry(
        rows,
        event,
        receipt(chargeId, paidAt, context),
        postReceipt(`R1:${chargeId}`, money),
      );
    },
    ChargeReversed: (event, rows, context) => {
      const { chargeId, money, paidAt } = event.data;
      if (!isBooked(event.data, paidAt, context)) return;
      const undone = reversalOf(postReceipt('', money), `R1:${chargeId}:reversed@${event.version}`);
      writeEntry(rows, event, receipt(chargeId, paidAt, context), undone);
    },
    ChargeAmended: (event, rows, context) => amendReceipt(event, rows, context),
    DayClosed: settleDay,
    DayRestated: settleDay,
    BalanceTransactionPosted: enterTransaction,
    BalanceTransactionAmended: amendTransaction,
    TransferCreated: (event, rows, context) =>
      learnTransfer(event, rows, context, {
        money: bookedMoney(event.data),
        createdOn: dayIn(context, event.data.createdAt),
      }),
    TransferAmended: (event, rows, context) =>
      learnTransfer(event, rows, context, { money: bookedMoney(event.data.after) }),
    TransferPaid: (event, rows, context) =>
      learnTransfer(event, rows, context, { paidOn: dayIn(context, event.data.paidAt) }),
    TransferFailed: (event, rows, context) =>
      learnTransfer(event, rows, context, { failedOn: dayIn(context, event.data.failedAt) }),

    ChargeCreated: nothing,
    ChargePending: nothing,
    ChargeFailed: nothing,
    ChargeExpired: nothing,
    ChargeContradicted: nothing,
    ChargeConfirmed: nothing,
    ChargeEarlierMoneyLearned: nothing,
    ChargeEndRedated: nothing,
    TransferSent: nothing,
    TransferDestroyed: nothing,
    TransferContradicted: nothing,
  },
};

/** Facts before the opening day are known and not posted; other currencies are a break. */
function isBooked({ money }: ChargeTerms, paidAt: Instant, context: BooksContext): boolean {
  const day = dayIn(context, paidAt);
  return money.grossCurrency === BOOKED_CURRENCY && isPosted(settingsIn(context), day);
}

function receipt(chargeId: string, paidAt: Instant, context: BooksContext) {
  return { ...placed('R1', dayIn(context, paidAt), context), subject: chargeId };
}

/** What was booked wrong stays visible: it is undone and booked anew, in the open day. */
function amendReceipt(event: Recorded<ChargeAmended>, rows: Rows, context: BooksContext): void {
  const { chargeId, paidAt, paidAtAfter = paidAt, before, after } = event.data;
  if (paidAt === null || paidAtAfter === null) return;
  if (paidAt === paidAtAfter && sameMoney(before, after)) return;
  const suffix = `amended@${event.version}`;
  if (isBooked(before, paidAt, context)) {
    const undone = reversalOf(postReceipt('', before.money), `R1:${chargeId}:un${suffix}`);
    writeEntry(rows, event, receipt(chargeId, paidAt, context), undone);
  }
  if (isBooked(after, paidAtAfter, context)) {
    const anew = postReceipt(`R1:${chargeId}:${suffix}`, after.money);
    writeEntry(rows, event, receipt(chargeId, paidAtAfter, context), anew);
  }
}

const sameMoney = (before: ChargeTerms, after: ChargeTerms): boolean =>
  (['gross', 'grossCurrency', 'fee', 'feeVat', 'interest', 'interestVat', 'net'] as const).every(
    (field) => before.money[field] === after.money[field],
  );
