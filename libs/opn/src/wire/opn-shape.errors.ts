import { DomainError, storableText } from '#kernel';
import { isJsonObject } from './json-object.js';

const SHOWN_CHARS = 80;

/** An object of Opn's that does not say what we need; `details` name the object and the field. */
export class OpnShapeError extends DomainError {
  constructor(kind: string, raw: unknown, field: string, problem: string) {
    const id = idOf(raw);
    super(
      'opn.shape',
      `Opn's ${kind} ${id ?? 'without id'} cannot be read: ${field} ${problem}. ` +
        'Keep the answer as evidence; if Opn changed the format, the decoder must learn it.',
      { kind, id, field },
    );
  }
}

function idOf(raw: unknown): string | null {
  const id = isJsonObject(raw) ? raw['id'] : null;
  return typeof id === 'string' ? storableText(id.slice(0, SHOWN_CHARS)) : null;
}
