import type { BusinessDay, Month } from '#calendar';
import { DomainError } from '#kernel';
import type { FileKey } from './files/report-file.js';

/** The day cannot be closed now; every reason is named, and nothing was issued. */
export class DayNotClosableError extends DomainError {
  constructor(day: BusinessDay, reasons: readonly string[]) {
    super('day.not_closable', `${day} cannot be closed: ${reasons.join(' ')}`, { reasons });
  }
}

/** The month stays open; every reason is named. */
export class PeriodNotClosableError extends DomainError {
  constructor(month: Month, reasons: readonly string[]) {
    super('period.not_closable', `${month} cannot be closed: ${reasons.join(' ')}`, { reasons });
  }
}

export class ReportUnknownError extends DomainError {
  constructor(day: BusinessDay, version: number, latest: number) {
    const known = latest === 0 ? 'the day is still open' : `versions 1 to ${latest} exist`;
    super('report.unknown', `There is no version ${version} of ${day}: ${known}.`);
  }
}

/** A day of which nothing can be shown: it is still to come, or before all that is known. */
export class DayUnknownError extends DomainError {
  constructor(day: BusinessDay, why: string) {
    super('report.unknown', `There is no report of ${day}: ${why}`);
  }
}

/** The sheet came later than the report: what was issued never gets it. */
export class FormMissingError extends DomainError {
  constructor(form: string, { day, version }: { day: BusinessDay; version: number }) {
    super(
      'form.unknown',
      `Version ${version} of ${day} was issued before there was ${form}. Ask for its files.`,
    );
  }
}

/** What was issued and is kept cannot be shown; an operator has to see to it. */
export const DAMAGED = 'report.damaged';

/** It could not be made so far; it is tried again by itself. */
export class FileNotMadeError extends DomainError {
  constructor({ form, subject, version }: FileKey, failure: string | null, seconds: number) {
    const why = failure ?? 'the reason is unknown';
    super(
      'file.unavailable',
      `${form} of ${subject} v${version} could not be made: ${why}. ` +
        `It is tried again in ${seconds} seconds.`,
      { retryAfterSeconds: seconds },
    );
  }
}

/**
 * The log says what was issued, and the frozen rows are not there: nothing may be shown or built
 * on.
 */
export class ReportDamagedError extends DomainError {
  constructor(day: BusinessDay, version: number, digest: string) {
    super(
      DAMAGED,
      `Version ${version} of ${day} was issued as ${digest}, and its rows are not there.`,
    );
  }
}
