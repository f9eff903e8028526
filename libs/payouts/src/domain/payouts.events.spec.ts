import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import {
  seenTransfer,
  SMALLER_TERMS,
  transferMinute,
} from '../../../../test/support/transfer-snapshots.js';
import { balanceEvents, BalanceObserved } from './balance.events.js';
import { refundEvents, RefundObserved } from './refund.events.js';
import { TaxReceiptAmended, taxReceiptEvents, TaxReceiptIssued } from './tax-receipt.events.js';
import type { TaxReceipt } from './tax-receipt.events.js';
import {
  BalanceTransactionAmended,
  BalanceTransactionPosted,
  transactionEvents,
} from './transaction.events.js';
import type { BalanceTransaction } from './transaction.events.js';
import { amended, created, destroyed, failed, paid, sent } from './transfer-event.fixtures.js';
import { TransferContradicted, transferEvents } from './transfer.events.js';

const at = parseInstant('2026-11-20T18:02:05Z');
const readAt = parseInstant('2026-11-20T18:10:00Z');

describe('events are written as they always were', () => {
  it('of transactions', () => {
    const before: BalanceTransaction = {
      transactionId: 'trxn_test_62f1itsgwfln0dwo9md',
      direction: 'credit',
      key: 'charge.captured.net',
      origin: 'charge',
      originId: 'chrg_test_62f161x7rdkm4u7pibg',
      amount: satang(29_789n),
      currency: 'THB',
      transferableAt: null,
      createdAt: at,
    };
    const { transactionId } = before;
    const after = { ...before, transferableAt: at };
    checkGolden(transactionEvents, [
      new BalanceTransactionPosted(at, { ...before, readAt }),
      new BalanceTransactionAmended(readAt, { transactionId, readAt, before, after }),
    ]);
  });

  it('of transfers', () => {
    const read = seenTransfer('failed', 9);
    checkGolden(transferEvents, [
      created(read),
      amended(read, seenTransfer('created', 10, SMALLER_TERMS)),
      sent(read),
      paid(seenTransfer('paid', 9)),
      failed(read),
      destroyed(read, true),
      new TransferContradicted(transferMinute(9), {
        transferId: read.transferId,
        readAt: transferMinute(9),
        known: 'failed',
        stated: 'sent',
        fingerprint: '0'.repeat(64),
      }),
    ]);
  });

  it('of daily receipts', () => {
    const before: TaxReceipt = {
      receiptId: 'rcpt_5lrm8qjcaj5vpu2790m',
      number: 'OMTH202611200018',
      issuedOn: parseBusinessDay('2026-11-20'),
      isCreditNote: false,
      chargeFee: satang(13_200n),
      voidedFee: satang(0n),
      transferFee: satang(2_804n),
      subtotal: satang(16_004n),
      vat: satang(1_120n),
      wht: satang(0n),
      total: satang(17_124n),
      currency: 'THB',
      adjustmentTransactionId: 'trxn_5lrm8qjiaye00x5dv4r',
      createdAt: at,
    };
    const { receiptId } = before;
    const after = { ...before, vat: satang(1_121n), total: satang(17_125n) };
    checkGolden(taxReceiptEvents, [
      new TaxReceiptIssued(at, { ...before, readAt }),
      new TaxReceiptAmended(readAt, { receiptId, readAt, before, after }),
    ]);
  });

  it('of balances', () => {
    const parts = { transferable: satang(1_644_800n), onHold: satang(392_938n) };
    const counts = { transactionsBefore: 17, transactionsAfter: 17, isComparable: true };
    const [total, reserve] = [satang(2_037_738n), satang(0n)];
    checkGolden(balanceEvents, [
      new BalanceObserved(readAt, { currency: 'THB', total, ...parts, reserve, ...counts }),
    ]);
  });

  it('of refunds', () => {
    checkGolden(refundEvents, [
      new RefundObserved(at, {
        refundId: 'rfnd_test_63444yucggg93yxa027',
        chargeId: 'chrg_test_63444wyfsg4mtvvck1z',
        transactionId: 'trxn_test_63444yul95anyjnsr02',
        amount: satang(10_000n),
        currency: 'THB',
        status: 'closed',
        isVoided: false,
        createdAt: at,
        readAt,
      }),
    ]);
  });
});
