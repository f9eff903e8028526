import { DomainError } from '#kernel';
import { satang, toJsonInteger } from '#money';

/** One document on one line: money in satang, and what is not known is `null`. */
export const toJsonText = (value: object): string =>
  JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'bigint') return toJsonInteger(satang(one));
    return one === undefined ? null : one;
  });

/** What a script is told of a failure, in place of a result. */
export function errorJson(error: unknown): object {
  if (error instanceof DomainError) {
    return { error: { ...error.details, code: error.code, message: error.message } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { error: { code: 'internal', message } };
}
