import type { BusinessDay, Month } from '#calendar';
import { DomainError } from '#kernel';

export const monthNotBegun = (month: Month, today: BusinessDay): DomainError =>
  new DomainError(
    'period.out_of_range',
    `${month} has not begun: today is ${today}. Ask for a month up to ${today.slice(0, 7)}.`,
  );

export const monthUnknown = (
  account: string,
  month: Month,
  first: BusinessDay | null,
): DomainError =>
  new DomainError(
    'period.unknown',
    first === null
      ? `Account ${account} has nothing of ${month}: there is no fact in its books yet.`
      : `Account ${account} has nothing of ${month}: its first day is ${first}.`,
  );

export const packUnknown = (month: Month, version: number, closings: number): DomainError =>
  new DomainError(
    'pack.unknown',
    closings === 0
      ? `There is no final pack ${version} of ${month}: the month was never closed.`
      : `There is no final pack ${version} of ${month}: it was closed ${closings} time(s).`,
  );
