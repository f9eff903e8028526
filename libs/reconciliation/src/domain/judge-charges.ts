import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import { breakOf } from './break.js';
import type { Break } from './break.js';
import type { BreakCode } from './break-code.js';
import { judgeCredit } from './credits/judge-credit.js';
import type { CreditReading } from './credits/judge-credit.js';
import { BOOKED_CURRENCY, isPaid } from './facts.js';
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
    const facts = { ...first, day, subject, reference, explains };
    return [breakOf(facts, judging)];
  });
}

function findingsOf(charge: ChargeFacts, credits: CreditReading): readonly Finding[] {
  const stated = inBaht(charge, charge.amount);
  const findings: readonly (Finding | null)[] = [
    charge.isContradicted ? whole('STATUS_CONFLICT', charge, stated) : null,
    ...(isPaid(charge) ? ofPaid(charge, credits) : []),
  ];
  return findings.filter((finding) => finding !== null);
}

function ofPaid(charge: PaidCharge, credits: CreditReading): readonly (Finding | null)[] {
  const gross = inBaht(charge, charge.gross);
  return [
    charge.isAmended ? whole('CHARGE_AMENDED', charge, gross) : null,
    charge.status === 'reversed' ? whole('REFUND_UNEXPECTED', charge, gross) : null,
    netDifference(charge),
    judgeCredit(charge, credits),
  ];
}

const whole = (code: BreakCode, { knownAt }: ChargeFacts, actual: Satang | null): Finding => ({
  code,
  expected: null,
  actual,
  openedAt: knownAt,
});

function netDifference(charge: PaidCharge): Finding | null {
  const { gross, fee, feeVat, interest, interestVat, net: actual } = charge;
  const expected = satang(gross - fee - feeVat - interest - interestVat);
  if (expected === actual || charge.grossCurrency !== BOOKED_CURRENCY) return null;
  return { code: 'NET_ARITHMETIC', expected, actual, openedAt: paidKnownAt(charge) };
}

/** Money of another currency cannot be added to baht. */
const inBaht = ({ grossCurrency }: ChargeFacts, amount: Satang): Satang | null =>
  grossCurrency === BOOKED_CURRENCY ? amount : null;
