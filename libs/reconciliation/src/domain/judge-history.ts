import { breakOf } from './break.js';
import type { Break } from './break.js';
import type { BreakCode } from './break-code.js';
import type { PaidCharge } from './facts.js';
import { openedOn } from './judge-rules.js';
import type { Judging } from './judge-rules.js';

/** What Opn took back or changed after it had been booked. The first code that applies. */
export function judgeHistory(paid: readonly PaidCharge[], judging: Judging): readonly Break[] {
  return paid.flatMap((charge) => {
    const code = codeOf(charge);
    if (code === null) return [];
    const facts = {
      code,
      day: charge.businessDay,
      subject: { kind: 'charge', id: charge.id },
      reference: charge.reference,
      expected: null,
      actual: charge.gross,
      amount: charge.gross,
      openedAt: charge.knownAt,
    } as const;
    return [breakOf(facts, openedOn(judging, charge.knownAt))];
  });
}

function codeOf(charge: PaidCharge): BreakCode | null {
  if (charge.isContradicted) return 'STATUS_CONFLICT';
  if (charge.isAmended) return 'CHARGE_AMENDED';
  return charge.status === 'reversed' ? 'REFUND_UNEXPECTED' : null;
}
