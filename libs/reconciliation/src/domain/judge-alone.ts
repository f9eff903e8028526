import { businessDayOf } from '#calendar';
import { ZERO } from '#money';
import { breakOf } from './break.js';
import type { BreakCode } from './break-code.js';
import { BOOKED_CURRENCY, isPaid } from './facts.js';
import type { ChargeFacts, PaidCharge } from './facts.js';
import { hasCome, isLate, openedOn, qrEndsAt, withGrace } from './judge-rules.js';
import type { Judging } from './judge-rules.js';
import type { ChargeVerdict, GroupVerdict } from './verdicts.js';

/** A charge that no expected receipt names, or more than one (`references`). */
export function judgeAlone(
  charge: ChargeFacts,
  references: readonly string[],
  judging: Judging,
): GroupVerdict {
  if (!isPaid(charge)) return judgeUnpaid(charge, judging);
  if (charge.grossCurrency !== BOOKED_CURRENCY) {
    return {
      receipt: null,
      charges: [],
      breaks: [chargeBreak(charge, 'CURRENCY_MISMATCH', [], judging)],
    };
  }
  const late = isLate(charge) && !judging.rulesOn(charge.businessDay).acceptLatePayments;
  if (references.length > 1) return held(charge, 'AMBIGUOUS_MATCH', judging);
  if (late) return held(charge, 'PAID_AFTER_EXPIRY', judging, ['CHARGE_UNEXPECTED']);
  const found = chargeBreak(charge, 'CHARGE_UNEXPECTED', [], judging);
  const verdict = { ...alone(charge), unexpected: charge.gross, breakId: found.id };
  return { receipt: null, charges: [verdict], breaks: [found] };
}

function held(
  charge: PaidCharge,
  code: BreakCode,
  judging: Judging,
  explains: readonly BreakCode[] = [],
): GroupVerdict {
  const found = chargeBreak(charge, code, explains, judging);
  const verdict = { ...alone(charge), held: charge.gross, breakId: found.id };
  return { receipt: null, charges: [verdict], breaks: [found] };
}

/** Without an order only a charge that Opn has forgotten is worth a word. */
function judgeUnpaid(charge: ChargeFacts, judging: Judging): GroupVerdict {
  const none = { receipt: null, charges: [], breaks: [] };
  if (charge.status !== 'pending') return none;
  const day = businessDayOf(qrEndsAt(charge), judging.days);
  const stuckAt = withGrace(qrEndsAt(charge), judging.rulesOn(day));
  if (!hasCome(judging, stuckAt)) return none;
  const facts = {
    code: 'STUCK_PENDING',
    day,
    subject: { kind: 'charge', id: charge.id },
    reference: charge.reference,
    expected: null,
    actual: ZERO,
    amount: charge.amount,
    openedAt: stuckAt,
  } as const;
  return { ...none, breaks: [breakOf(facts, openedOn(judging, stuckAt))] };
}

const alone = (charge: PaidCharge): ChargeVerdict => ({
  charge,
  expectation: null,
  by: null,
  matched: ZERO,
  excess: ZERO,
  unexpected: ZERO,
  held: ZERO,
  owed: ZERO,
  breakId: null,
});

function chargeBreak(
  charge: PaidCharge,
  code: BreakCode,
  explains: readonly BreakCode[],
  judging: Judging,
) {
  const openedAt = charge.paidKnownAt ?? charge.knownAt;
  const facts = {
    code,
    day: charge.businessDay,
    subject: { kind: 'charge', id: charge.id },
    reference: charge.reference,
    expected: null,
    actual: charge.gross,
    amount: charge.gross,
    explains,
    openedAt,
  } as const;
  return breakOf(facts, openedOn(judging, openedAt));
}
