import { DomainError } from '#kernel';

const MAX_CASE_TEXT_LENGTH = 2_000;
const MAX_PERSON_LENGTH = 100;

/** Lines may break; nothing else may steer a screen, a file or a terminal. */
const CONTROL_BUT_LINES = /(?![\n\t])[\p{Cc}\p{Cs}]/u;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * A comment or a reason: 1 to 2,000 characters (`text.required`, `text.too_long`,
 * `text.invalid`).
 */
export function readCaseText(value: string): string {
  const text = value.replaceAll('\r\n', '\n').trim().normalize('NFC');
  return checked(text, MAX_CASE_TEXT_LENGTH, CONTROL_BUT_LINES);
}

/** A person's name, told from others as the owner of a key is. */
export function readPerson(value: string): string {
  const name = value.normalize('NFC').replace(/ +/g, ' ').trim();
  return checked(name, MAX_PERSON_LENGTH, INVISIBLE);
}

function checked(text: string, maxLength: number, refused: RegExp): string {
  if (text === '') {
    throw new DomainError('text.required', 'This is empty: write why, or for whom.');
  }
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
