import { DomainError } from '#kernel';
import { satang, toJsonInteger } from '#money';

/** One document on one line, or indented: money in satang, and what is not known is `null`. */
export const toJsonText = (value: object, indent = 0): string =>
  JSON.stringify(value, withIntegers, indent);

function withIntegers(_key: string, one: unknown): unknown {
  if (typeof one === 'bigint') return toJsonInteger(satang(one));
  return one === undefined ? null : one;
}

/** What a script is told of a failure, in place of a result. */
export function errorJson(error: unknown): object {
  if (error instanceof DomainError) {
    return { error: { ...error.details, code: error.code, message: error.message } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { error: { code: 'internal', message } };
}
