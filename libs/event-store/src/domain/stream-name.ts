import { DomainError } from '#kernel';

/** Where the events of one thing are kept: written `<kind>/<account>/<id>`. */
export interface StreamName {
  readonly kind: string;
  readonly account: string;
  readonly id: string;
}

const ACCOUNT = /^[a-z0-9][a-z0-9-]{0,39}$/;
const MAX_ID_LENGTH = 200;

export const streamText = ({ kind, account, id }: StreamName): string => `${kind}/${account}/${id}`;

/** Account names are short, lower-case and safe in URLs, file names and stream names. */
export function parseAccountName(text: string): string {
  if (!ACCOUNT.test(text)) {
    throw new DomainError(
      'account.invalid',
      `"${text}" is not an account name: use 1 to 40 of a-z, 0-9 and "-", such as main-test.`,
    );
  }
  return text;
}

export function streamName(kind: string, account: string, id: string): StreamName {
  if (id === '' || id.length > MAX_ID_LENGTH) {
    throw new DomainError(
      'stream.invalid',
      `The id of a ${kind} must have 1 to ${MAX_ID_LENGTH} characters.`,
    );
  }
  return { kind, account, id };
}
