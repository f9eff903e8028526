import { DomainError } from '#kernel';
import { satang, toJsonInteger } from '#money';

/**
 * The one way in which answers become JSON. Money leaves as an integer, exact or not at all
 * (`money.too_large`); what is not known leaves as `null`, never as nothing.
 */
export const toJsonText = (value: unknown): string => JSON.stringify(value, jsonValue);

function jsonValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return toJsonInteger(satang(value));
  if (value === undefined) return null;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new DomainError('internal.not_a_number', `${value} has no place in an answer.`);
  }
  return value;
}
