import type { Finding } from '#findings';
import type { DomainError } from '#kernel';
import { storableText } from '#kernel';
import { isJsonObject, unknownKeys } from '#opn';
import type { KnownKind } from '#opn';

const MAX_DRIFT_KEYS = 20;
const MAX_WORD_CHARS = 60;

/** An answer that is no such object as we can read. */
export function shapeDrift(kind: KnownKind, raw: unknown, error: DomainError): Finding {
  const stated = isJsonObject(raw) ? raw['id'] : null;
  const id = typeof stated === 'string' && stated !== '' ? shown(stated) : 'unknown';
  return {
    code: 'SCHEMA_DRIFT',
    subject: { kind, id },
    fingerprint: `shape:${kind}:${id}:${error.message}`,
    detail: `Opn's answer could not be read and nothing was booked: ${error.message}`,
  };
}

/** An object of test mode in a live account, or the other way round. */
export function wrongMode(kind: KnownKind, id: string, mode: 'live' | 'test'): Finding {
  const its = mode === 'live' ? 'test' : 'live';
  return {
    code: 'WRONG_MODE',
    subject: { kind, id },
    fingerprint: `mode:${kind}:${id}`,
    detail: `A ${its} ${kind} came to this ${mode} account; it was kept out.`,
  };
}

/** A new field is harmless and worth knowing: one finding for each name, not for each object. */
export function keyDrift(kind: KnownKind, raw: unknown): readonly Finding[] {
  return unknownKeys(kind, raw)
    .slice(0, MAX_DRIFT_KEYS)
    .map(shown)
    .map((key) => ({
      code: 'SCHEMA_DRIFT',
      subject: { kind: 'field', id: `${kind}.${key}` },
      fingerprint: `key:${kind}.${key}`,
      detail: `Opn's ${kind}s carry a field "${key}" that is new here; it is kept as evidence.`,
    }));
}

/** What strangers sent, short and storable: a finding must not be what stops the next one. */
export const shown = (text: string): string => storableText(text.slice(0, MAX_WORD_CHARS));
