// What the writing cases write, made before any time is taken: events of charges, and webhooks.
import { randomBytes } from 'node:crypto';

import { chargeEvents, chargeStream } from '#charges';
import { GENESIS_HASH } from '#kernel';

import { ChargeCreated } from '../../dist/libs/charges/src/domain/charge.events.js';
import { prepareAppend } from '../../dist/libs/event-store/src/domain/prepared-append.js';
import { ACCOUNT } from './facts.mjs';

const AT = '2026-10-09T05:00:00Z';
const MONEY = {
  ...{ amount: 40_000n, currency: 'THB', gross: 40_000n, grossCurrency: 'THB' },
  ...{ fee: 660n, feeVat: 46n, interest: 0n, interestVat: 0n, net: 39_294n },
  ...{ feeRate: '1.65', vatRate: '7' },
};
export const NO_TIP = { version: 0, hash: GENESIS_HASH };

/** An event numbered and hashed on top of `tip`, in a stream of its own for each `id`. */
export function preparedEvent(id, tip = NO_TIP) {
  const chargeId = `chrg_${id}`;
  const event = new ChargeCreated(AT, {
    ...{ chargeId, readAt: AT, money: MONEY, transactionId: null, reference: `ORD-${id}` },
    ...{ paymentMethod: 'promptpay', createdAt: AT, expiresAt: '2026-10-10T05:00:00Z' },
  });
  const decided = { event, cause: { kind: 'person', ref: 'bench' }, evidence: null };
  return prepareAppend(chargeStream(ACCOUNT, chargeId), tip, [decided], chargeEvents, AT);
}

/** The same event as the columns of a row. */
export function eventColumns(id) {
  const { stream, events } = preparedEvent(id);
  const row = JSON.parse(events[0].json);
  return [
    ...[ACCOUNT, stream, row.version, row.type, row.schema_version, row.occurred_at],
    ...[row.recorded_at, row.cause, row.cause_ref, JSON.stringify(row.data)],
    Buffer.from(row.hash, 'hex'),
  ];
}

export const EVENT_TABLE = `
  CREATE TABLE bench_events (
    LIKE events INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING COMPRESSION
  );
  CREATE SEQUENCE bench_positions;
  ALTER TABLE bench_events ALTER position SET DEFAULT nextval('bench_positions'),
    ADD PRIMARY KEY (account, position), ADD UNIQUE (account, stream, version)`;

export const EVENT_COLUMNS = `account, stream, version, type, schema_version, occurred_at,
  recorded_at, cause, cause_ref, data, hash`;

const WEBHOOK_BYTES = 3_000;

/** About as long as Opn's are, each with an id of its own. */
export function webhookBody(id) {
  const data = { object: 'charge', id: `chrg_${id}`, status: 'successful', livemode: true };
  const event = { object: 'event', id: `evnt_${id}`, key: 'charge.complete', livemode: true };
  const bare = JSON.stringify({ ...event, data: { ...data, description: '' } }).length;
  const description = randomBytes((WEBHOOK_BYTES - bare) / 2).toString('hex');
  return Buffer.from(JSON.stringify({ ...event, data: { ...data, description } }));
}
