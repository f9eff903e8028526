import { matchingRulesOn } from '#accounts';
import type { AccountSettings } from '#accounts';
import { businessDayOf } from '#calendar';
import { toChargeSnapshot } from '#charges';
import type { ChargeSnapshot } from '#charges';
import type { Finding } from '#findings';
import { DomainError, storableText } from '#kernel';
import { decodeCharge, isJsonObject, unknownKeys } from '#opn';
import type { OpnCharge } from '#opn';
import type { ChargeObservation } from './charge-observation.js';

const MAX_DRIFT_KEYS = 20;
const MAX_WORD_CHARS = 60;

/** What an observation is good for: a snapshot for the books, findings for people, or both. */
export interface Judgement {
  readonly snapshot: ChargeSnapshot | null;
  readonly findings: readonly Finding[];
  /** Why it stays out of the books; null if it may enter. */
  readonly refusal: Refusal | null;
}

/**
 * `drop`: it is none of this account's · `park`: a person looks · `retry`: it may pass by itself.
 */
export interface Refusal {
  readonly then: 'drop' | 'park' | 'retry';
  readonly reason: string;
}

/** Decides whether an answer may enter the books. What may not is a finding, never an exception. */
export function judgeObservation(
  { raw, requestedAt, endedHint }: ChargeObservation,
  settings: AccountSettings,
): Judgement {
  const charge = decoded(raw);
  if (charge instanceof DomainError) return refused(shapeDrift(raw, charge), 'park');
  if (charge.livemode !== (settings.mode === 'live')) {
    return refused(wrongMode(charge, settings), 'drop');
  }
  // By the charge's own day: reading an old charge again must not judge it by newer rules.
  const rules = matchingRulesOn(settings, businessDayOf(charge.createdAt, settings.days));
  const snapshot = toChargeSnapshot(charge, { readAt: requestedAt, endedHint }, rules);
  if (snapshot === null) return refused(unknownStatus(charge), 'park');
  return { snapshot, findings: keyDrift(raw), refusal: null };
}

const refused = (finding: Finding, then: Refusal['then']): Judgement => ({
  snapshot: null,
  findings: [finding],
  refusal: { then, reason: finding.detail },
});

function decoded(raw: unknown): OpnCharge | DomainError {
  try {
    return decodeCharge(raw);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function shapeDrift(raw: unknown, error: DomainError): Finding {
  const stated = isJsonObject(raw) ? raw['id'] : null;
  const id = typeof stated === 'string' && stated !== '' ? shown(stated) : 'unknown';
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
    detail:
      `Charge ${id} is in the status "${shown(status)}", which is new; ` +
      'its last known one stands.',
  };
}

/** A new field is harmless and worth knowing: one finding for each name, not for each charge. */
function keyDrift(raw: unknown): readonly Finding[] {
  return unknownKeys('charge', raw)
    .slice(0, MAX_DRIFT_KEYS)
    .map(shown)
    .map((key) => ({
      code: 'SCHEMA_DRIFT',
      subject: { kind: 'field', id: `charge.${key}` },
      fingerprint: `key:charge.${key}`,
      detail: `Opn's charges carry a field "${key}" that is new here; it is kept as evidence.`,
    }));
}

/** What strangers sent, short and storable: a finding must not be what stops the next one. */
const shown = (text: string): string => storableText(text.slice(0, MAX_WORD_CHARS));
