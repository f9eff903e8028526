import type { ChargeMoney, ChargeSnapshot, ChargeStatus } from '#charges';
import { MINUTE_MS, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { parseRate, satang } from '#money';

export const CHARGE_ID = 'chrg_5vcd3j9c9r0p4ayml0d';
export const CREATED_AT = parseInstant('2026-11-20T03:47:02Z');
export const EXPIRES_AT = parseInstant('2026-11-21T03:47:02Z');
export const PAID_AT = parseInstant('2026-11-20T03:48:31Z');

/** What Opn's documentation shows of a PromptPay charge of 4,000.00 baht. */
export const MONEY: ChargeMoney = {
  amount: satang(400_000n),
  currency: 'THB',
  gross: satang(400_000n),
  grossCurrency: 'THB',
  fee: satang(6_600n),
  feeVat: satang(462n),
  interest: satang(0n),
  interestVat: satang(0n),
  net: satang(392_938n),
  feeRate: parseRate('1.65'),
  vatRate: parseRate('7.0'),
};

/** The same with a fee that is so many satang higher; the net follows. */
export const moneyWithFee = (more: bigint): ChargeMoney => ({
  ...MONEY,
  fee: satang(MONEY.fee + more),
  net: satang(MONEY.net - more),
});

/** So many minutes after the charge was created. */
export const minute = (minutes: number): Instant => plusMs(CREATED_AT, minutes * MINUTE_MS);

const isPaid = (status: ChargeStatus) => status === 'completed' || status === 'reversed';

/** A read of the charge, requested so many minutes after its creation. */
export function seen(
  status: ChargeStatus,
  minutes: number,
  changes: Partial<ChargeSnapshot> = {},
): ChargeSnapshot {
  const readAt = minute(minutes);
  return {
    chargeId: CHARGE_ID,
    status,
    paymentMethod: 'promptpay',
    money: MONEY,
    transactionId: isPaid(status) ? 'trxn_5vcd3j9c9r0p4ayml0e' : null,
    reference: 'ORD-100234',
    createdAt: CREATED_AT,
    expiresAt: EXPIRES_AT,
    paidAt: isPaid(status) ? PAID_AT : null,
    endedAt: status === 'pending' || status === 'completed' ? null : readAt,
    failureCode: status === 'failed' ? 'payment_cancelled' : null,
    readAt,
    ...changes,
  };
}
