import { DAY_MS, isBefore, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { bangkokWindow } from '../day/bangkok-day.js';
import type { BusinessDay } from '#calendar';
import type { Rendered } from '../wire/render-list.js';

const WHOLE = 100;

/** Whether an event of this moment is written as of 2017-11-02: the last `percent` of the day. */
export function isWrittenOld(at: Instant, day: BusinessDay, percent: number): boolean {
  if (percent === 0) return false;
  const switchedAt = plusMs(bangkokWindow(day).to, -Math.round((DAY_MS * percent) / WHOLE));
  return percent === WHOLE || !isBefore(at, switchedAt);
}

const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  charge: { refunded_amount: 'refunded', paid: 'captured' },
  transaction: { direction: 'type', origin: 'source', transferable_at: 'transferable' },
  transfer: { transactions: 'transaction' },
};

/** Which keys a charge had; status, fee and net were not among them. */
const OF_CHARGES = new Set([
  ...['object', 'id', 'livemode', 'location', 'amount', 'currency', 'description', 'metadata'],
  ...['capture', 'authorized', 'reversed', 'paid', 'transaction', 'refunded_amount', 'refunds'],
  ...['return_uri', 'authorize_uri', 'failure_code', 'failure_message', 'card', 'customer'],
  ...['ip', 'dispute', 'source', 'created_at'],
]);
const ONLY_THEN: Rendered = {
  reference: null,
  source_of_fund: 'offline',
  offsite: null,
  installment_terms: null,
};

/** An object of 2019-05-29 as the version 2017-11-02 wrote it, and all objects inside it. */
export function inOldSerialisation(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(inOldSerialisation);
  if (typeof raw !== 'object' || raw === null) return raw;
  const kind = (raw as Rendered)['object'];
  const isCharge = kind === 'charge';
  const entries = Object.entries(raw)
    .filter(([key]) => !isCharge || OF_CHARGES.has(key))
    .map(([key, value]) => [oldName(kind, key), oldValue(key, value)] as const);
  return { ...Object.fromEntries(entries), ...(isCharge && ONLY_THEN) };
}

function oldName(kind: unknown, key: string): string {
  if (key === 'created_at') return 'created';
  return (typeof kind === 'string' && RENAMED[kind]?.[key]) || key;
}

/** What a merchant wrote is nobody's to change. */
function oldValue(key: string, value: unknown): unknown {
  if (key === 'currency' && typeof value === 'string') return value.toLowerCase();
  return key === 'metadata' ? value : inOldSerialisation(value);
}
