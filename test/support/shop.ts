import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import type { IssuingEvent } from '#days';
import type { Recorded } from '#event-store';
import { ImportExpectedReceipts, WithdrawExpectation } from '#expectations';
import { DAY_MS, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { BooksKeeper } from '#ledger';
import { parseBaht, parseRate, shareRoundedHalfUp, toJsonInteger } from '#money';
import { ReconcileAffectedDays } from '#reconciliation';
import { CloseDay, ReportReader } from '#settlement-reports';
import type { ReportHead } from '#settlement-reports';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { FakeOpn } from './fake-opn.js';
import type { Raw } from './fake-opn.js';
import { Installation } from './installation.js';
import { promptPay } from './recorded-opn.js';

/** A Friday; the day before and the day after it. */
export const DAY = parseBusinessDay('2026-11-20');
export const EVE = parseBusinessDay('2026-11-19');
export const NEXT = parseBusinessDay('2026-11-21');

const FEE = parseRate('1.65');
const VAT = parseRate('7');

/** A clock time in Bangkok. */
export const at = (time: string, day: BusinessDay = DAY): Instant =>
  parseInstant(`${day}T${time}:00+07:00`);

/** When the schedule closes a day. */
export const CLOSING = at('03:00', NEXT);

type ChargeFacts = { readonly createdAt?: Instant; readonly paidAt?: Instant } & Raw;

/** A charge at Opn; unpaid unless told when it was. */
export function charge(
  name: string,
  baht: string,
  reference: string | null,
  { createdAt = at('09:00'), paidAt, ...more }: ChargeFacts = {},
): Raw {
  return promptPay({
    id: `chrg_${name}`,
    ...moneyOf(baht),
    metadata: reference === null ? {} : { order_id: reference },
    created_at: createdAt,
    expires_at: plusMs(createdAt, DAY_MS),
    ...(paidAt && { status: 'successful', paid: true, paid_at: paidAt }),
    ...(paidAt && { transaction: `trxn_${name}` }),
    ...more,
  });
}

function moneyOf(baht: string): Raw {
  const gross = parseBaht(baht);
  const fee = shareRoundedHalfUp(gross, FEE);
  const [amount, feeNumber] = [toJsonInteger(gross), toJsonInteger(fee)];
  const vat = toJsonInteger(shareRoundedHalfUp(fee, VAT));
  const net = amount - feeNumber - vat;
  return { amount, funding_amount: amount, fee: feeNumber, fee_vat: vat, net };
}

/** Opn's transaction of a charge that was paid. */
function creditOf(raw: Raw): readonly Raw[] {
  const { id, transaction, net, paid_at: paidAt } = raw;
  if (typeof transaction !== 'string' || typeof paidAt !== 'string') return [];
  const facts = { object: 'transaction', livemode: true, id: transaction, origin: id, amount: net };
  const key = { currency: 'THB', direction: 'credit', key: 'charge.captured.net' };
  return [{ ...facts, ...key, created_at: paidAt, transferable_at: paidAt }];
}

export interface ReceiptRow {
  readonly reference: string;
  readonly baht: string;
  readonly expectedOn?: BusinessDay;
  readonly dueAt?: Instant;
}

const EMPTY_BALANCE: Raw = {
  ...{ object: 'balance', livemode: true, location: '/balance', currency: 'THB' },
  ...{ total: 0, transferable: 0, on_hold: 0, reserve: 0, created_at: '2019-05-01T00:00:00Z' },
};

/** A shop that takes PromptPay, on real parts: Opn's side, ours, and its clock. */
export class Shop {
  private constructor(
    readonly database: TestDatabase,
    readonly opn: FakeOpn,
    readonly us: Installation,
  ) {}

  static async open(env: Readonly<Record<string, string>> = {}): Promise<Shop> {
    const database = await createTestDatabase();
    const opn = await new FakeOpn().start();
    opn.balance = EMPTY_BALANCE;
    const us = await Installation.start(database.url, opn.url, 'live', env);
    us.clock.moveTo(at('08:00'));
    return new Shop(database, opn, us);
  }

  async shut(): Promise<void> {
    await this.us.stop();
    await this.opn.stop();
    await this.database.drop();
  }

  get account(): string {
    return this.us.account;
  }

  /** What Opn has from now on, in addition or instead; what is paid it credits at once. */
  sell(...charges: readonly Raw[]): void {
    this.opn.put(...charges, ...charges.flatMap(creditOf));
    this.opn.balance = { ...EMPTY_BALANCE, ...this.opn.creditedBalance() };
  }

  /** Opn has not credited these after all. */
  uncredit(...names: readonly string[]): void {
    for (const name of names) this.opn.drop(`trxn_${name}`);
    this.opn.balance = { ...EMPTY_BALANCE, ...this.opn.creditedBalance() };
  }

  async expect(...rows: readonly ReceiptRow[]): Promise<void> {
    const file = rows.map(({ baht, expectedOn = DAY, ...row }) => ({
      ...row,
      amount: toJsonInteger(parseBaht(baht)),
      currency: 'THB',
      expectedOn,
    }));
    const source = { kind: 'json', bytes: Buffer.from(JSON.stringify(file)) } as const;
    await this.us.commands.execute(new ImportExpectedReceipts(this.account, source, 'Malee'));
  }

  async withdraw(reference: string): Promise<void> {
    await this.us.commands.execute(new WithdrawExpectation(this.account, reference, null, 'Malee'));
  }

  /** Closes a day at the time it is by the shop's clock, or at another. */
  close(
    day: BusinessDay = DAY,
    instant?: Instant,
    by: Installation = this.us,
  ): Promise<ReportHead> {
    if (instant) by.clock.moveTo(instant);
    const cause = { kind: 'person', ref: 'Malee' } as const;
    return by.commands.execute(new CloseDay(this.account, day, cause));
  }

  /** What the worker does beside closing: breaks follow facts and time. */
  async reconcile(): Promise<void> {
    await this.us.commands.execute(new ReconcileAffectedDays(this.account, true));
  }

  report(day: BusinessDay = DAY, version: number | null = null) {
    return this.us.app.get(ReportReader).find(this.account, day, version);
  }

  /** Everything that was ever issued, as the log has it. */
  async issued(): Promise<readonly Recorded<IssuingEvent>[]> {
    await this.us.app.get(BooksKeeper).catchUp(this.account);
    return this.us.app.get(DayReader).issued(this.account);
  }

  /** A second process of the same shop, with a clock of its own. */
  async anotherProcess(): Promise<Installation> {
    const other = await Installation.start(this.database.url, this.opn.url);
    other.clock.moveTo(this.us.clock.now());
    return other;
  }
}

/** All rows of a sheet. */
export async function listed<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
