import { dayIn } from '#accounts';
import type { AccountContext } from '#accounts';
import type { Projection, Recorded, Rows } from '#event-store';
import type {
  ChargeAmended,
  ChargeEvent,
  ChargeExpired,
  ChargeFailed,
} from '../domain/charge.events.js';
import type { ChargeTerms } from '../domain/charge-snapshot.js';
import { sameMoney } from '../domain/charge-terms.js';
import { ChargeEntity } from './charge.entity.js';

export const chargesProjection: Projection<ChargeEvent, AccountContext> = {
  name: 'charges',
  tables: [ChargeEntity],

  on: {
    ChargeCreated: ({ data, account, position, recordedAt }, rows) =>
      rows.insert(
        ChargeEntity,
        // Every charge comes by here: a literal of several spreads would take five times as long.
        Object.assign(columnsOf(data), neverEnded, {
          account,
          id: data.chargeId,
          paymentMethod: data.paymentMethod,
          createdAt: data.createdAt,
          expiresAt: data.expiresAt,
          firstPosition: position,
          lastPosition: position,
          knownAt: recordedAt,
        }),
      ),
    ChargePending: ({ data, ...event }, rows) =>
      rows.update(ChargeEntity, data.chargeId, { expiresAt: data.expiresAt, ...learned(event) }),
    ChargeCompleted: ({ data, ...event }, rows, context) =>
      rows.update(ChargeEntity, data.chargeId, {
        ...columnsOf(data),
        status: 'completed',
        paidAt: data.paidAt,
        endedAt: null,
        failureCode: null,
        businessDay: dayIn(context, data.paidAt),
        paidKnownAt: event.recordedAt,
        ...learned(event),
      }),
    ChargeFailed: (event, rows, context) =>
      ended(event, rows, context, { failureCode: event.data.failureCode }),
    ChargeExpired: (event, rows, context) => {
      rows.update(ChargeEntity, event.data.chargeId, { wasExpired: true });
      ended(event, rows, context, {});
    },
    ChargeReversed: ({ data, ...event }, rows) =>
      rows.update(ChargeEntity, data.chargeId, {
        ...columnsOf(data),
        status: 'reversed',
        endedAt: data.reversedAt,
        ...learned(event),
      }),
    ChargeAmended: ({ data, ...event }, rows, context) =>
      rows.update(ChargeEntity, data.chargeId, {
        ...columnsOf(data.after),
        ...(wasBooked(data) && moneyChanged(data) ? { isAmended: true } : {}),
        ...(data.paidAtAfter && {
          paidAt: data.paidAtAfter,
          businessDay: dayIn(context, data.paidAtAfter),
        }),
        ...learned(event),
      }),
    ChargeEarlierMoneyLearned: ({ data, ...event }, rows) =>
      rows.update(ChargeEntity, data.chargeId, { isAmended: true, ...learned(event) }),
    ChargeEndRedated: ({ data, ...event }, rows, context) =>
      rows.update(ChargeEntity, data.chargeId, {
        endedAt: data.endedAt,
        // What was reversed stays on the day of its payment.
        ...(data.status !== 'reversed' && { businessDay: dayIn(context, data.endedAt) }),
        ...learned(event),
      }),
    ChargeContradicted: ({ data, ...event }, rows) =>
      rows.update(ChargeEntity, data.chargeId, {
        ...(data.isAnswered ? {} : { isContradicted: true }),
        ...(data.stated === 'expired' && { wasExpired: true }),
        ...learned(event),
      }),
    ChargeConfirmed: ({ data, ...event }, rows) =>
      rows.update(ChargeEntity, data.chargeId, { isContradicted: false, ...learned(event) }),
  },
};

const neverEnded = {
  status: 'pending',
  failureCode: null,
  paidAt: null,
  endedAt: null,
  businessDay: null,
  paidKnownAt: null,
  wasExpired: false,
  isContradicted: false,
  isAmended: false,
} as const;

const columnsOf = ({ money, transactionId, reference, referenceBy }: ChargeTerms) => ({
  ...money,
  transactionId,
  reference,
  referenceBy: referenceBy ?? null,
});

const learned = ({ position, recordedAt }: Pick<Recorded, 'position' | 'recordedAt'>) => ({
  lastPosition: position,
  knownAt: recordedAt,
});

/** A final status without money; one that a higher status overtook changes nothing but history. */
function ended(
  event: Recorded<ChargeExpired | ChargeFailed>,
  rows: Rows,
  context: AccountContext,
  changes: Partial<ChargeEntity>,
): void {
  const { chargeId, endedAt, superseded } = event.data;
  if (superseded) {
    rows.update(ChargeEntity, chargeId, learned(event));
    return;
  }
  rows.update(ChargeEntity, chargeId, {
    ...changes,
    status: event.type === 'ChargeExpired' ? 'expired' : 'failed',
    endedAt,
    businessDay: dayIn(context, endedAt),
    ...learned(event),
  });
}

const wasBooked = ({ paidAt, wasReversed }: ChargeAmended['data']): boolean =>
  paidAt !== null || wasReversed === true;

const moneyChanged = ({ before, after }: ChargeAmended['data']): boolean =>
  !sameMoney(before.money, after.money);
