import { toJsonInteger } from '#money';
import { renderReceipt } from '../wire/render-receipt.js';
import { renderBalance } from '../wire/render-transaction.js';
import { renderTransfer } from '../wire/render-transfer.js';
import { signedAmount } from '../world/transaction.js';
import { everyWorld } from '../world/worlds.fixtures.js';
import type { World } from '../world/world.js';
import { recordOf } from './record.js';

const TRANSFER_KEYS = ['id', 'amount', 'fee', 'fee_vat', 'net', 'sent_at', 'paid_at'];
const RECEIPT_KEYS = [
  'id',
  'number',
  'issued_on',
  'charge_fee',
  'transfer_fee',
  'voided_fee',
  'subtotal',
  'vat',
  'total',
];

const everyRecord = (check: (record: ReturnType<typeof recordOf>, world: World) => void) =>
  everyWorld((world) => check(recordOf(world), world));

describe('the record of the money', () => {
  it('has books in which debits equal credits', () => {
    everyRecord(({ ledger, balance }) => {
      expect(Object.values(ledger).reduce((sum, amount) => sum + amount, 0)).toBe(0);
      expect(ledger['opn-balance']).toBe(balance.total);
    });
  });

  it('counts the same balance as Opn states', () => {
    everyRecord(({ balance }, world) => {
      const stated = renderBalance(world.money().balance(world.now()));
      expect(balance).toEqual({
        total: stated['total'],
        transferable: stated['transferable'],
        onHold: stated['on_hold'],
        reserve: stated['reserve'],
      });
    });
  });

  it('finds in every scheduled transfer exactly the lines that it swept', () => {
    everyRecord(({ transfers }, world) => {
      const lines = new Map(
        world
          .money()
          .transactions(world.now())
          .map((line) => [line.id, toJsonInteger(signedAmount(line))]),
      );
      const swept = transfers.flatMap(({ composition }) => composition.transactions);
      expect(new Set(swept).size).toBe(swept.length);
      for (const { amount, composition } of transfers) {
        const { computable, transactions, sum, takenByHand } = composition;
        const added = transactions.reduce((known, id) => known + (lines.get(id) ?? NaN), 0);
        expect(sum).toBe(added);
        if (computable) expect(amount).toBe(sum - takenByHand);
      }
    });
  });

  it('counts the same transfers as Opn shows', () => {
    everyRecord(({ transfers }, world) => {
      const shown = world.money().transfers(world.now()).map(renderTransfer);
      const stated = shown.map((raw) => TRANSFER_KEYS.map((key) => raw[key]));
      const own = transfers.map((one) => [
        one.id,
        one.amount,
        one.fee,
        one.feeVat,
        one.net,
        one.sentAt,
        one.paidAt,
      ]);
      expect(own).toEqual(stated);
    });
  });

  it('counts the same receipts as Opn shows', () => {
    everyRecord(({ receipts }, world) => {
      const shown = world.money().receipts(world.now()).map(renderReceipt);
      const stated = shown.map((raw) => RECEIPT_KEYS.map((key) => raw[key]));
      const own = receipts.map((one) => [
        one.id,
        one.number,
        one.issuedOn,
        one.chargeFee,
        one.transferFee,
        one.voidedFee,
        one.subtotal,
        one.vat,
        one.total,
      ]);
      expect(own).toEqual(stated);
    });
  });

  it('ties the receipts to the fees of the charges and transfers', () => {
    everyRecord(({ perDay, receipts, transfers }) => {
      for (const { day, promptPay, otherMethods } of perDay) {
        const receipt = receipts.find(({ issuedOn }) => issuedOn === day);
        if (!receipt) continue;
        expect(receipt.chargeFee).toBe(promptPay.fee + otherMethods.fee);
        expect(receipt.vatDeducted - receipt.vat).toBe(receipt.adjustment.amount);
      }
      const charged = receipts.reduce((sum, one) => sum + one.transferFee, 0);
      expect(charged).toBeLessThanOrEqual(transfers.reduce((sum, { fee }) => sum + fee, 0));
    });
  });
});

describe('the record of several days', () => {
  it('has of every day what it says of the last one, and every charge once', () => {
    everyRecord((record, world) => {
      const { perDay, days, expected, paid, breaks, planted } = record;
      expect(perDay).toHaveLength(world.plan.days.length);
      expect(perDay.at(-1)).toEqual({ ...days[1], expected, paid, breaks, planted });
      const ids = [...record.earlierCharges, ...record.charges].map(({ id }) => id);
      expect(ids.sort()).toEqual(
        world
          .allCharges()
          .map(({ charge }) => charge.id)
          .sort(),
      );
    });
  });

  it('closes both equations on each of them', () => {
    everyRecord(({ perDay }) => {
      for (const { paid, expected } of perDay) {
        expect(paid.matched + paid.excess + paid.unexpected + paid.held).toBe(paid.gross);
        const { matched, open, unpaid, held } = expected;
        expect(matched + open + unpaid + held).toBe(expected.amount);
      }
    });
  });

  it('counts on each day what was paid on it', () => {
    everyRecord(({ perDay }) => {
      for (const { paid, promptPay } of perDay) expect(paid.gross).toBe(promptPay.gross);
    });
  });
});
