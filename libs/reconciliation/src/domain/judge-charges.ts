import type { BusinessDay } from '#calendar';
import { laterOf } from '#kernel';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import { breakOf } from './break.js';
import type { Break } from './break.js';
import type { BreakCode } from './break-code.js';
import { judgeCredit } from './credits/judge-credit.js';
import type { CreditReading } from './credits/credit-facts.js';
import { BOOKED_CURRENCY, isPaid, PROMPTPAY } from './facts.js';
import type { ChargeFacts, PaidCharge } from './facts.js';
import { paidKnownAt } from './judge-rules.js';
import type { Judging } from './judge-rules.js';

interface Finding {
  readonly code: BreakCode;
  readonly expected: Satang | null;
  readonly actual: Satang | null;
  readonly openedAt: Instant;
}

/**
 * What Opn contradicted, changed or took back of a charge, whether its parts add up, and whether
 * Opn credited them. The first that applies carries the amount; the others are also seen.
 */
export function judgeCharges(
  charges: readonly ChargeFacts[],
  day: BusinessDay,
  judging: Judging,
  credits: CreditReading,
): readonly Break[] {
  return charges.flatMap((charge) => {
    const [first, ...others] = findingsOf(charge, credits);
    if (!first) return [];
    const { id, reference } = charge;
    const subject = { kind: 'charge', id } as const;
    const explains = others.map(({ code }) => code);
    const discriminator = toldApart(charge, first);
    const facts = { ...first, day, subject, reference, explains, discriminator };
    return [breakOf(facts, judging)];
  });
}

function findingsOf(charge: ChargeFacts, credits: CreditReading): readonly Finding[] {
  const stated = inBaht(charge, charge.amount);
  const findings: readonly (Finding | null)[] = [
    charge.isContradicted
      ? whole('STATUS_CONFLICT', stated, charge.contradictionKnownAt ?? charge.knownAt)
      : null,
    ...(isPaid(charge) ? ofPaid(charge, credits) : []),
  ];
  return findings.filter((finding) => finding !== null);
}

function ofPaid(charge: PaidCharge, credits: CreditReading): readonly (Finding | null)[] {
  const gross = inBaht(charge, charge.gross);
  return [
    charge.isAmended
      ? whole('CHARGE_AMENDED', gross, charge.amendmentKnownAt ?? charge.knownAt)
      : null,
    takenBack(charge, gross),
    netDifference(charge),
    judgeCredit(charge, credits),
  ];
}

const whole = (code: BreakCode, actual: Satang | null, openedAt: Instant): Finding => ({
  code,
  expected: null,
  actual,
  openedAt,
});

/** PromptPay cannot be refunded or reversed through Opn; for a card either is usual. */
function takenBack(charge: PaidCharge, gross: Satang | null): Finding | null {
  const { paymentMethod, status, refunded, refundKnownAt, knownAt } = charge;
  if (paymentMethod !== PROMPTPAY) return null;
  if (status === 'reversed') return whole('REFUND_UNEXPECTED', gross, knownAt);
  if (refunded === null) return null;
  const since = laterOf(paidKnownAt(charge), refundKnownAt ?? knownAt);
  return whole('REFUND_UNEXPECTED', inBaht(charge, refunded), since);
}

/**
 * What a person accepts is one contradiction, or the money as it then was. The next one is another
 * break, although its code and amount are the same.
 */
function toldApart(charge: ChargeFacts, { code }: Finding): string {
  const { contradiction, isAmended, refunded } = charge;
  const { gross, fee, feeVat, interest, interestVat, net } = charge;
  const money = isPaid(charge) && isAmended ? [gross, fee, feeVat, interest, interestVat, net] : [];
  const back = code === 'REFUND_UNEXPECTED' ? [] : [refunded ?? ''];
  return [contradiction ?? '', money.join(), ...back].filter((part) => part !== '').join(' ');
}

function netDifference(charge: PaidCharge): Finding | null {
  const { gross, fee, feeVat, interest, interestVat, net: actual } = charge;
  const expected = satang(gross - fee - feeVat - interest - interestVat);
  if (expected === actual || charge.grossCurrency !== BOOKED_CURRENCY) return null;
  return { code: 'NET_ARITHMETIC', expected, actual, openedAt: paidKnownAt(charge) };
}

/** Money of another currency cannot be added to baht. */
const inBaht = ({ grossCurrency }: ChargeFacts, amount: Satang): Satang | null =>
  grossCurrency === BOOKED_CURRENCY ? amount : null;
