// A payment of a day that is closed by now, as a read of Opn's list would teach it.
import { chargeDecider, chargeStream } from '#charges';
import { DecisionRunner } from '#event-store';

import { ACCOUNT } from './facts.mjs';

const MONEY = {
  ...{ amount: 40_000n, currency: 'THB', gross: 40_000n, grossCurrency: 'THB' },
  ...{ fee: 660n, feeVat: 46n, interest: 0n, interestVat: 0n, net: 39_294n },
  ...{ feeRate: '1.65', vatRate: '7' },
};

export const learnedCharge = (chargeId, day) => ({
  ...{ chargeId, status: 'completed', paymentMethod: 'promptpay', money: MONEY },
  ...{ transactionId: null, reference: null, failureCode: null, endedAt: null },
  ...{ createdAt: `${day}T05:00:00Z`, expiresAt: `${day}T06:00:00Z` },
  ...{ paidAt: `${day}T05:03:00Z`, readAt: new Date().toISOString() },
});

export async function learnLatePayment(app, day) {
  const chargeId = `chrg_late_${day.replaceAll('-', '')}`;
  const learned = learnedCharge(chargeId, day);
  const cause = { kind: 'person', ref: 'bench' };
  const lesson = { stream: chargeStream(ACCOUNT, chargeId), learned, cause, evidence: null };
  await app.get(DecisionRunner).run([lesson], chargeDecider);
}
