import { ChangeSetting } from '#accounts';
import { ImportBankLines } from '#bank';
import type { BankImportAnswer, ImportOptions } from '#bank';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DecisionRunner } from '#event-store';
import { satang } from '#money';
import { transferEvents, transferStream } from '#payouts';
import type { TransferEvent } from '#payouts';
import { ListBankLines, ListBreaks } from '#reconciliation';
import { at, DAY, Shop } from '../support/shop.js';
import { tell } from '../support/tell.js';

export const MONDAY = addDays(DAY, 3);
export const TUESDAY = addDays(DAY, 4);

/** Leg 4 and what it depends on; others test the rest. */
const OF_THE_BANK =
  /^(BANK_|TRANSFER_A|IN_TRANSIT|PAYOUT_ACCOUNT|DUPLICATE_RECORD|CONTROL_TOTAL|SOURCE_MISSING)/;

interface ToldTransfer {
  readonly day?: BusinessDay;
  readonly lastDigits?: string;
  readonly bankCode?: string;
  readonly paid?: boolean;
  /** If it is not what net, fee and VAT make. */
  readonly amount?: bigint;
}

export interface BankRow {
  readonly bookedOn: BusinessDay;
  readonly amount: number;
  readonly description?: string;
  readonly bankReference?: string;
  readonly bankAccount?: string;
}

/** A shop whose transfers and bank statements are told as they stand. */
export class BankShop {
  private constructor(readonly shop: Shop) {}

  static async open(): Promise<BankShop> {
    return new BankShop(await Shop.open());
  }

  get account(): string {
    return this.shop.account;
  }

  /** A transfer that was made and sent at eight, and paid at nine where Opn says so. */
  async transfer(id: string, net: bigint, told: ToldTransfer = {}): Promise<void> {
    const { day = DAY, lastDigits = '6789', bankCode = 'kbank', paid = true } = told;
    const amount = satang(told.amount ?? net + 3_000n);
    const createdAt = at('08:00', day);
    const paidAt = at('09:00', day);
    const of = { transferId: id, readAt: paidAt };
    const money = { amount, fee: satang(2_804n), feeVat: satang(196n) };
    const bank = { recipientId: null, bankCode, lastDigits, currency: 'THB' };
    const terms = { ...money, net: satang(net), ...bank, createdAt, scheduleId: null };
    const events: TransferEvent[] = [
      { type: 'TransferCreated', occurredAt: createdAt, data: { ...of, ...terms } },
      {
        type: 'TransferSent',
        occurredAt: createdAt,
        data: { ...of, superseded: false, sentAt: createdAt },
      },
    ];
    if (paid) {
      const data = { ...of, superseded: false, paidAt };
      events.push({ type: 'TransferPaid', occurredAt: paidAt, data });
    }
    const runner = this.shop.us.app.get(DecisionRunner);
    await tell(runner, transferStream(this.account, id), transferEvents, events);
  }

  import(rows: readonly BankRow[], options: ImportOptions = {}): Promise<BankImportAnswer> {
    const named = rows.map((row) => ({ description: 'OMISE', ...row }));
    const source = { kind: 'json', bytes: Buffer.from(JSON.stringify(named)) } as const;
    return this.shop.us.commands.execute(
      new ImportBankLines(this.account, source, options, 'Malee'),
    );
  }

  sayOfAccount(what: 'propose' | 'approve', lastDigits: string, by: string): Promise<unknown> {
    const bankAccount = { bankCode: 'kbank', lastDigits };
    const said = { at: this.shop.us.clock.now(), by, note: null, bankAccount };
    return this.shop.us.commands.execute(
      new ChangeSetting(this.account, { kind: `${what}-payout-account`, ...said }, by),
    );
  }

  /** Proposed by one, approved by another. */
  async approveAccount(lastDigits: string): Promise<void> {
    await this.sayOfAccount('propose', lastDigits, 'Malee');
    await this.sayOfAccount('approve', lastDigits, 'Somchai');
  }

  lines() {
    return this.shop.us.queries.execute(new ListBankLines(this.account, {}, 500, null));
  }

  /** All breaks of leg 4 by now, and whether they are open. */
  async breaks(): Promise<readonly string[]> {
    const found = await this.found();
    return found
      .map(({ code, day, subject, amount, explains, status }) =>
        [code, day, subject.id.replace(/_.{20,}$/, ''), amount, ...explains, status].join(' '),
      )
      .sort();
  }

  async proofs(): Promise<readonly (string | null)[]> {
    return (await this.found()).map(({ clearedBy }) => clearedBy);
  }

  private async found() {
    await this.shop.reconcile();
    const question = new ListBreaks(this.account, {}, 500, null);
    const rows = await this.shop.us.queries.execute(question);
    return rows.filter(({ code }) => OF_THE_BANK.test(code));
  }
}
