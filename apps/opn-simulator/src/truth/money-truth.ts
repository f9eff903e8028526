import type { Instant } from '#kernel';
import { satang, toJsonInteger } from '#money';
import type { ChargeAt } from '../world/charge-at.js';
import { transactionIdOf } from '../world/transaction.js';
import type { World } from '../world/world.js';
import { OwnBooks } from './own-books.js';
import { OWN_TRANSFER_FEE, OWN_TRANSFER_VAT } from './own-figures.js';
import type { OwnPayout } from './own-payouts.js';
import type { OwnReceipt } from './own-receipts.js';

/** What must have become of the money: every amount counted by the record itself. */
export function moneyTruth(world: World, charges: readonly ChargeAt[], now: Instant) {
  const money = world.money();
  const names = new Map<string, ReceiptName>(
    money.receipts(now).map(({ day, id, number }) => [day, { id, number }]),
  );
  const nameOf = (day: string) => names.get(day) ?? NAMELESS;
  const told = {
    charges,
    transfers: money.transfers(now),
    receiptIdOf: (day: string) => nameOf(day).id,
  };
  const books = new OwnBooks(told, now);
  const { total, transferable, onHold, reserve } = books.balance();
  return {
    ledger: Object.fromEntries(
      Object.entries(books.ledger()).map(([account, amount]) => [account, json(amount)]),
    ),
    balance: {
      total: json(total),
      transferable: json(transferable),
      onHold: json(onHold),
      reserve: json(reserve),
    },
    transfers: books.payouts.map(transferRow),
    receipts: books.receipts.map((receipt) => receiptRow(receipt, nameOf(receipt.day))),
    refunds: charges.flatMap(refundRows),
    plantedMoney: books.payouts.flatMap(plantedPayout),
  };
}

interface ReceiptName {
  readonly id: string;
  readonly number: string;
}

const NAMELESS: ReceiptName = { id: 'missing', number: 'missing' };

const json = (amount: bigint): number => toJsonInteger(satang(amount));

function transferRow({ at, lines, takenByHand, amount }: OwnPayout) {
  const { transfer, status } = at;
  const { id, schedule, createdAt, sentAt, endsAt, changedAt } = transfer;
  const sum = lines.reduce((added, line) => added + line.amount, 0n);
  return {
    ...{ id, status, schedule, createdAt, changedAt },
    sentAt: status === 'created' ? null : sentAt,
    paidAt: status === 'paid' ? endsAt : null,
    failedAt: status === 'failed' ? endsAt : null,
    amount: json(amount),
    fee: json(OWN_TRANSFER_FEE),
    feeVat: json(OWN_TRANSFER_VAT),
    net: json(amount - OWN_TRANSFER_FEE - OWN_TRANSFER_VAT),
    composition: {
      computable: schedule !== null,
      count: lines.length,
      sum: json(sum),
      takenByHand: json(takenByHand),
      transactions: lines.map(({ transactionId }) => transactionId),
    },
  };
}

function receiptRow(receipt: OwnReceipt, name: ReceiptName) {
  const { day, chargeFee, transferFee, voidedFee, subtotal, vat, vatDeducted, adjustment } =
    receipt;
  return {
    ...name,
    issuedOn: day,
    chargeFee: json(chargeFee),
    transferFee: json(transferFee),
    voidedFee: json(voidedFee),
    subtotal: json(subtotal),
    vat: json(vat),
    wht: 0,
    total: json(subtotal + vat),
    vatDeducted: json(vatDeducted),
    /** Signed: positive is a credit to the merchant. */
    adjustment: { transaction: transactionIdOf(name.id), amount: json(adjustment) },
  };
}

function refundRows({ charge, refund }: ChargeAt) {
  if (!refund) return [];
  const { id, amount, at } = refund;
  return [{ id, charge: charge.id, transaction: transactionIdOf(id), amount: json(amount), at }];
}

/** What is not as with every other transfer. */
function plantedPayout({ at: { transfer } }: OwnPayout) {
  const { id, fails, schedule, changedAt } = transfer;
  return [
    ...(fails ? [{ kind: 'transfer_fails', id }] : []),
    ...(schedule === null ? [{ kind: 'transfer_by_hand', id }] : []),
    ...(changedAt ? [{ kind: 'transfer_changed', id }] : []),
  ];
}
