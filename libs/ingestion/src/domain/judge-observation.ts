import { matchingRulesOn } from '#accounts';
import type { AccountSettings } from '#accounts';
import { businessDayOf } from '#calendar';
import { toChargeSnapshot } from '#charges';
import type { ChargeSnapshot } from '#charges';
import type { Finding } from '#findings';
import { DomainError } from '#kernel';
import { decodeCharge } from '#opn';
import type { OpnCharge } from '#opn';
import type { ChargeObservation } from './charge-observation.js';
import { decodedOrError } from './decoded-or-error.js';
import { keyDrift, shapeDrift, shown, wrongMode } from './findings-about.js';
import { keptOut } from './judgement.js';
import type { Judgement } from './judgement.js';

export type { Refusal } from './judgement.js';

/** Decides whether an answer may enter the books. What may not is a finding, never an exception. */
export function judgeObservation(
  { raw, requestedAt, endedHint }: ChargeObservation,
  settings: AccountSettings,
): Judgement<ChargeSnapshot> {
  const charge = decodedOrError(decodeCharge, raw);
  if (charge instanceof DomainError) return keptOut(shapeDrift('charge', raw, charge), 'park');
  if (charge.livemode !== (settings.mode === 'live')) {
    return keptOut(wrongMode('charge', charge.id, settings.mode), 'drop');
  }
  // By the charge's own day: reading an old charge again must not judge it by newer rules.
  const rules = matchingRulesOn(settings, businessDayOf(charge.createdAt, settings.days));
  const snapshot = toChargeSnapshot(charge, { readAt: requestedAt, endedHint }, rules);
  if (snapshot === null) return keptOut(unknownStatus(charge), 'park');
  return { snapshot, findings: keyDrift('charge', raw), refusal: null };
}

function unknownStatus({ id, status }: OpnCharge): Finding {
  return {
    code: 'SCHEMA_DRIFT',
    subject: { kind: 'charge', id },
    fingerprint: `status:charge:${id}:${status}`,
    detail:
      `Charge ${id} is in the status "${shown(status)}", which is new; ` +
      'its last known one stands.',
  };
}
