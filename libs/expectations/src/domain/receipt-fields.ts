import { FIRST_DAY, LAST_DAY, parseAnyDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DomainError, parseInstant } from '#kernel';
import type { Instant } from '#kernel';
import { formatBaht, satang } from '#money';
import type { Satang } from '#money';

/** Far above any PromptPay receipt; even a full file of it adds up below 2^53 satang. */
export const MAX_AMOUNT = satang(90_000_000_000n);
export const MAX_REFERENCE_LENGTH = 200;
export const MAX_TEXT_LENGTH = 200;
const MAX_NOTE_LENGTH = 1_000;
const BUDDHIST_ERA_YEARS = 543;

/** Nobody sees these, so two references that look the same would not be. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const CONTROL = /[\p{Cc}\p{Cs}]/u;
const CONTROL_BUT_LINES = /(?![\n\t])[\p{Cc}\p{Cs}]/u;

export function readReference(value: unknown): string {
  return readText(value, MAX_REFERENCE_LENGTH, INVISIBLE);
}

export function readShortText(value: unknown): string {
  return readText(value, MAX_TEXT_LENGTH, CONTROL);
}

/** May have several lines; they end in LF, however the file ends its own. */
export function readNote(value: unknown): string {
  const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value;
  return readText(text, MAX_NOTE_LENGTH, CONTROL_BUT_LINES);
}

/** What stays after the spaces around it. Formulas are text like any other. */
function readText(value: unknown, maxLength: number, refused: RegExp): string {
  const text = asText(value).trim();
  if (text.length > maxLength) {
    throw new DomainError(
      'text.too_long',
      `This has ${text.length} characters; at most ${maxLength} are kept.`,
    );
  }
  if (refused.test(text)) {
    throw new DomainError(
      'text.invalid',
      'This contains a control character or another one that cannot be seen; remove it.',
    );
  }
  return text;
}

export function readCurrency(value: unknown): 'THB' {
  const text = asText(value).trim();
  if (text.toUpperCase() !== 'THB') {
    throw new DomainError('currency.unsupported', `"${text}" is not supported; only THB is.`);
  }
  return 'THB';
}

export function readDay(value: unknown): BusinessDay {
  const day = parseAnyDay(asText(value).trim());
  if (day >= FIRST_DAY && day <= LAST_DAY) return day;
  const year = Number(day.slice(0, 4)) - BUDDHIST_ERA_YEARS;
  const christian = `${year}${day.slice(4)}`;
  const hint = christian >= FIRST_DAY && christian <= LAST_DAY ? ` Did you mean ${christian}?` : '';
  throw new DomainError(
    'day.out_of_range',
    `${day} is not between ${FIRST_DAY} and ${LAST_DAY}.${hint}`,
  );
}

export function readInstant(value: unknown): Instant {
  const text = asText(value).trim();
  const instant = parseInstant(text);
  // A year that exists may still be a Buddhist one.
  readDay(text.slice(0, 'YYYY-MM-DD'.length));
  return instant;
}

/** Refuses what nobody can expect: nothing, less than nothing, and more than `MAX_AMOUNT`. */
export function checkedAmount(amount: Satang): Satang {
  if (amount <= 0n) {
    throw new DomainError(
      'amount.not_positive',
      `${formatBaht(amount)} baht is not an amount to expect; it must be more than 0.`,
    );
  }
  if (amount > MAX_AMOUNT) {
    throw new DomainError(
      'amount.too_large',
      `${formatBaht(amount)} baht is more than the ${formatBaht(MAX_AMOUNT)} baht that one ` +
        'expected receipt may have.',
    );
  }
  return amount;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new DomainError('text.required', `${JSON.stringify(value)} is not text in quotes.`);
}

/** Whether any expected receipt can have this reference; nothing else is worth a look. */
export function isReference(text: string): boolean {
  return text !== '' && text.length <= MAX_REFERENCE_LENGTH && !INVISIBLE.test(text);
}
