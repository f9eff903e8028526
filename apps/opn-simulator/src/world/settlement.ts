import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { negated, satang, sum } from '#money';
import type { Satang } from '#money';
import { bangkokDayOf, bangkokTime } from '../day/bangkok-day.js';
import { isBankDay, nextBankDay } from '../day/bank-day.js';
import type { Plan } from '../day/plan-days.js';
import type { PlannedCharge } from '../day/planned-order.js';
import { simulatedId } from '../day/simulated-id.js';
import { FeesByDay } from './fees-by-day.js';
import { hasCome, inOrder } from './in-order.js';
import { NO_FEES, receiptOf } from './receipt.js';
import type { Receipt } from './receipt.js';
import { SalesPool } from './sales-pool.js';
import { signedAmount, transactionsOfCharges } from './transaction.js';
import type { Transaction } from './transaction.js';
import {
  TRANSFER_COST,
  TRANSFER_FEE,
  TRANSFER_FEE_VAT,
  transactionsOfTransfer,
} from './transfer.js';
import type { PlannedTransfer } from './transfer.js';

/** Until then the last payment has been paid out, also over a weekend and after a failure. */
const DAYS_AFTERWARDS = 10;
/** By hand goes a round part: half of what there is, in whole hundreds of baht. */
const HUNDRED_BAHT = 10_000n;

/** Which of the scheduled transfers is special, from nought, where any is. */
const FAILS = 0;
const AFTER_ONE_BY_HAND = 1;
const IS_CHANGED = 2;

export interface Money {
  readonly transactions: readonly Transaction[];
  readonly transfers: readonly PlannedTransfer[];
  readonly receipts: readonly Receipt[];
}

/** What Opn does with the money of these charges: receipts by night, transfers in the morning. */
export class Settlement implements Money {
  readonly transactions: Transaction[];
  readonly transfers: PlannedTransfer[] = [];
  readonly receipts: Receipt[] = [];
  private readonly fees = new FeesByDay();
  private readonly sales: SalesPool;
  private scheduled = 0;

  constructor(
    charges: readonly PlannedCharge[],
    private readonly plan: Pick<Plan, 'day' | 'seed' | 'hasPlantedPayouts'>,
  ) {
    this.transactions = transactionsOfCharges(charges);
    this.sales = new SalesPool(this.transactions);
    for (const charge of charges) this.fees.addCharge(charge);
    const [first, last] = [this.transactions[0], this.transactions.at(-1)];
    if (!first || !last) return;
    const end = addDays(bangkokDayOf(last.createdAt), DAYS_AFTERWARDS);
    for (let day = bangkokDayOf(first.createdAt); day <= end; day = addDays(day, 1)) {
      this.issueReceipt(addDays(day, -1));
      if (isBankDay(day)) this.payOut(day);
    }
    this.transactions.sort((left, right) => inOrder(left.createdAt, right.createdAt));
  }

  private issueReceipt(day: BusinessDay): void {
    const fees = this.fees.of(day);
    if (!fees) return;
    const receipt = receiptOf(day, this.plan.seed, fees);
    this.receipts.push(receipt);
    this.transactions.push(receipt.adjustment);
  }

  private payOut(day: BusinessDay): void {
    if (this.isSpecial(AFTER_ONE_BY_HAND)) this.payOutByHand(day);
    const createdAt = bangkokTime(day, 8, 0, 14);
    const amount = this.transferableAt(createdAt);
    if (amount <= TRANSFER_COST) return;
    this.transfer(day, {
      amount,
      createdAt,
      schedule: simulatedId('schd', this.plan.seed),
      changedAt: this.isSpecial(IS_CHANGED) ? bangkokTime(day, 8, 2, 40) : null,
      sentAt: bangkokTime(day, 8, 5),
      // Given back on a day of trade, so that Opn's receipt of that day does not fall below nought.
      fails: this.isSpecial(FAILS) && nextBankDay(day) <= this.plan.day,
    });
    this.scheduled += 1;
  }

  private payOutByHand(day: BusinessDay): void {
    const createdAt = bangkokTime(day, 7, 40, 3);
    const half = this.transferableAt(createdAt) / 2n;
    const amount = satang(half - (half % HUNDRED_BAHT));
    if (amount <= TRANSFER_COST) return;
    const sentAt = bangkokTime(day, 9, 0);
    this.transfer(day, {
      amount,
      createdAt,
      sentAt,
      schedule: null,
      changedAt: null,
      fails: false,
    });
  }

  private transfer(day: BusinessDay, facts: Omit<PlannedTransfer, 'id' | 'endsAt'>): void {
    const transfer: PlannedTransfer = {
      id: simulatedId('trsf', this.plan.seed, day, facts.schedule ?? 'by hand'),
      endsAt: bangkokTime(nextBankDay(day), 10, 0),
      ...facts,
    };
    this.transfers.push(transfer);
    this.transactions.push(...transactionsOfTransfer(transfer));
    const fees = { ...NO_FEES, transferFee: TRANSFER_FEE, vatDeducted: TRANSFER_FEE_VAT };
    this.fees.add(day, fees);
    if (!transfer.fails) return;
    const [voidedFee, vatDeducted] = [TRANSFER_FEE, negated(TRANSFER_FEE_VAT)];
    this.fees.add(nextBankDay(day), { ...NO_FEES, voidedFee, vatDeducted });
  }

  private isSpecial(which: number): boolean {
    return this.plan.hasPlantedPayouts && this.scheduled === which;
  }

  private transferableAt(moment: Instant): Satang {
    const others = this.transactions.slice(this.sales.size);
    const free = others.filter(({ transferableAt }) => hasCome(transferableAt, moment));
    return sum([this.sales.freeAt(moment), ...free.map(signedAmount)]);
  }
}
