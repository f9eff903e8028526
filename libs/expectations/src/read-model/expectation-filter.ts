import type { BusinessDay } from '#calendar';
import { And, Equal, ILike, MoreThan } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import type { ExpectationEntity, ExpectationStatus } from './expectation.entity.js';

export interface ExpectationFilter {
  readonly status?: ExpectationStatus | undefined;
  /** The day on which the money is expected. */
  readonly day?: BusinessDay | undefined;
  readonly reference?: string | undefined;
  /** Stands somewhere in the reference, the document's number or the customer's code. */
  readonly text?: string | undefined;
}

type Where = FindOptionsWhere<ExpectationEntity>;

const TEXT_COLUMNS = ['reference', 'documentNo', 'customer'] as const;

/** What TypeORM asks for: any of these conditions, by reference after the one called `after`. */
export function conditionsOf(
  account: string,
  { status, day: expectedOn, reference, text }: ExpectationFilter,
  after: string | null = null,
): Where[] {
  const common: Where = { account, ...(status && { status }), ...(expectedOn && { expectedOn }) };
  const named = [
    ...(reference === undefined ? [] : [Equal(reference)]),
    ...(after === null ? [] : [MoreThan(after)]),
  ];
  if (text === undefined) return [{ ...common, ...referenceIs(named) }];
  return TEXT_COLUMNS.map((column) => {
    const holds = ILike(`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`);
    return column === 'reference'
      ? { ...common, ...referenceIs([...named, holds]) }
      : { ...common, ...referenceIs(named), [column]: holds };
  });
}

const referenceIs = (conditions: Parameters<typeof And<string>>): Where =>
  conditions.length === 0 ? {} : { reference: And(...conditions) };
