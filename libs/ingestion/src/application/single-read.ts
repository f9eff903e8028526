import { DomainError } from '#kernel';
import { isJsonObject } from '#opn';
import type { OpnAnswer } from '#opn';

/** Waits for Opn's answer about one object; what goes wrong is answered, not thrown. */
export async function singleRead(
  id: string,
  read: () => Promise<OpnAnswer>,
): Promise<OpnAnswer | DomainError> {
  try {
    const answer = await read();
    return isAbout(answer.raw, id) ? answer : anotherObject(id);
  } catch (error) {
    return error instanceof DomainError ? error : unexpected(error);
  }
}

/** An answer that names another object belongs to another question: a cache may stand between. */
const isAbout = (raw: unknown, id: string): boolean =>
  !isJsonObject(raw) || raw['id'] === undefined || raw['id'] === id;

const anotherObject = (id: string): DomainError =>
  new DomainError(
    'opn.another_object',
    `Opn was asked for ${id} and answered with another object; it is tried again later.`,
  );

const unexpected = (error: unknown): DomainError =>
  new DomainError('read.failed', `The read failed: ${String(error)}`, {}, { cause: error });
