import { DomainError } from '#kernel';

/** What a decoder makes of an answer; what it says against it is an answer, too. */
export function decodedOrError<Raw, Decoded>(
  decode: (raw: Raw) => Decoded,
  raw: Raw,
): Decoded | DomainError {
  try {
    return decode(raw);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
