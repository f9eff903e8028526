import { businessDayOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { ZERO } from '#money';
import type { Satang } from '#money';
import { breakId, breakOf } from './break.js';
import type { Break } from './break.js';
import type { BreakCode } from './break-code.js';
import { BOOKED_CURRENCY, isPaid } from './facts.js';
import type { ChargeFacts, PaidCharge } from './facts.js';
import { hasCome, isLate, paidKnownAt, qrEndsAt, withGrace } from './judge-rules.js';
import type { Judging } from './judge-rules.js';
import type { ChargeVerdict, GroupVerdict } from './verdicts.js';

const NOTHING: GroupVerdict = { receipt: null, charges: [], breaks: [] };

/** A charge that no expected receipt names, or more than one (`references`). */
export function judgeAlone(
  charge: ChargeFacts,
  references: readonly string[],
  judging: Judging,
): GroupVerdict {
  if (!isPaid(charge)) return judgePending(charge, judging);
  const late = isLate(charge) && !judging.rulesOn(charge.businessDay).acceptLatePayments;
  if (isForeign(charge)) return foreign(charge, judging);
  if (references.length > 1) {
    return held(charge, 'AMBIGUOUS_MATCH', late ? ['PAID_AFTER_EXPIRY'] : [], judging);
  }
  if (late) return held(charge, 'PAID_AFTER_EXPIRY', ['CHARGE_UNEXPECTED'], judging);
  const found = paidBreak(charge, 'CHARGE_UNEXPECTED', charge.gross, [], judging);
  const verdict = { ...alone(charge), unexpected: charge.gross, breakId: found.id };
  return { receipt: null, charges: [verdict], breaks: [found] };
}

/** The break of a paid charge that several receipts claim: theirs, too. */
export const disputeId = (charge: PaidCharge): string =>
  breakId(isForeign(charge) ? 'CURRENCY_MISMATCH' : 'AMBIGUOUS_MATCH', {
    kind: 'charge',
    id: charge.id,
  });

const isForeign = ({ grossCurrency }: PaidCharge): boolean => grossCurrency !== BOOKED_CURRENCY;

/** Its money is not in the books, and cannot be added to baht: the break has no amount. */
function foreign(charge: PaidCharge, judging: Judging): GroupVerdict {
  return { ...NOTHING, breaks: [paidBreak(charge, 'CURRENCY_MISMATCH', null, [], judging)] };
}

function held(
  charge: PaidCharge,
  code: BreakCode,
  explains: readonly BreakCode[],
  judging: Judging,
): GroupVerdict {
  const found = paidBreak(charge, code, charge.gross, explains, judging);
  const verdict = { ...alone(charge), held: charge.gross, breakId: found.id };
  return { receipt: null, charges: [verdict], breaks: [found] };
}

/** Without an order only a charge that Opn has forgotten is worth a word. */
function judgePending(charge: ChargeFacts, judging: Judging): GroupVerdict {
  if (charge.status !== 'pending') return NOTHING;
  const day = businessDayOf(qrEndsAt(charge), judging.days);
  const stuckAt = withGrace(qrEndsAt(charge), judging.rulesOn(day));
  if (!hasCome(judging, stuckAt)) return NOTHING;
  const found = chargeBreak(charge, 'STUCK_PENDING', charge.amount, { day, openedAt: stuckAt });
  return { ...NOTHING, breaks: [breakOf(found, judging)] };
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

function paidBreak(
  charge: PaidCharge,
  code: BreakCode,
  actual: Satang | null,
  explains: readonly BreakCode[],
  judging: Judging,
): Break {
  const when = { day: charge.businessDay, openedAt: paidKnownAt(charge) };
  const facts = { ...chargeBreak(charge, code, actual, when), explains };
  return breakOf(facts, judging);
}

const chargeBreak = (
  { id, reference }: ChargeFacts,
  code: BreakCode,
  actual: Satang | null,
  when: { readonly day: BusinessDay; readonly openedAt: Instant },
) =>
  ({ code, subject: { kind: 'charge', id }, reference, expected: null, actual, ...when }) as const;
