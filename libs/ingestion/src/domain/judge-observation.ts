import { matchingRulesOn } from '#accounts';
import type { AccountSettings } from '#accounts';
import { businessDayOf } from '#calendar';
import { toChargeSnapshot } from '#charges';
import type { ChargeSnapshot } from '#charges';
import type { Finding } from '#findings';
import { DomainError } from '#kernel';
import { decodeCharge, isJsonObject, unknownKeys } from '#opn';
import type { OpnCharge } from '#opn';
import type { ChargeObservation } from './charge-observation.js';

const MAX_DRIFT_KEYS = 20;

/** What an observation is good for: a snapshot for the books, findings for people, or both. */
export interface Judgement {
  readonly snapshot: ChargeSnapshot | null;
  readonly findings: readonly Finding[];
}

/** Decides whether an answer may enter the books. What may not is a finding, never an exception. */
export function judgeObservation(
  { raw, requestedAt, endedHint }: ChargeObservation,
  settings: AccountSettings,
): Judgement {
  const charge = decoded(raw);
  if (charge instanceof DomainError) return refused(shapeDrift(raw, charge));
  if (charge.livemode !== (settings.mode === 'live')) return refused(wrongMode(charge, settings));
  const rules = matchingRulesOn(settings, businessDayOf(requestedAt, settings.days));
  const snapshot = toChargeSnapshot(charge, { readAt: requestedAt, endedHint }, rules);
  if (snapshot === null) return refused(unknownStatus(charge));
  return { snapshot, findings: keyDrift(raw) };
}

const refused = (finding: Finding): Judgement => ({ snapshot: null, findings: [finding] });

function decoded(raw: unknown): OpnCharge | DomainError {
  try {
    return decodeCharge(raw);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function shapeDrift(raw: unknown, error: DomainError): Finding {
  const id =
    isJsonObject(raw) && typeof raw['id'] === 'string' ? raw['id'].slice(0, 60) : 'unknown';
  return {
    code: 'SCHEMA_DRIFT',
    subject: { kind: 'charge', id },
    fingerprint: `shape:charge:${id}:${error.message}`,
    detail: `Opn's answer could not be read and nothing was booked: ${error.message}`,
  };
}

function wrongMode({ id, livemode }: OpnCharge, { mode }: AccountSettings): Finding {
  return {
    code: 'WRONG_MODE',
    subject: { kind: 'charge', id },
    fingerprint: `mode:charge:${id}`,
    detail: `A ${livemode ? 'live' : 'test'} charge came to this ${mode} account; it was kept out.`,
  };
}

function unknownStatus({ id, status }: OpnCharge): Finding {
  return {
    code: 'SCHEMA_DRIFT',
    subject: { kind: 'charge', id },
    fingerprint: `status:charge:${id}:${status}`,
    detail: `Charge ${id} is in the status "${status}", which is new; its last known one stands.`,
  };
}

/** A new field is harmless and worth knowing: one finding for each name, not for each charge. */
function keyDrift(raw: unknown): readonly Finding[] {
  return unknownKeys('charge', raw)
    .slice(0, MAX_DRIFT_KEYS)
    .map((key) => ({
      code: 'SCHEMA_DRIFT',
      subject: { kind: 'field', id: `charge.${key}` },
      fingerprint: `key:charge.${key}`,
      detail: `Opn's charges carry a field "${key}" that is new here; it is kept as evidence.`,
    }));
}
