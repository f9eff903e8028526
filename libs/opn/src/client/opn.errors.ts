import { DomainError } from '#kernel';

export type OpnErrorCode =
  | 'opn.unauthorized'
  | 'opn.forbidden'
  | 'opn.not_found'
  | 'opn.rate_limited'
  | 'opn.unavailable'
  | 'opn.malformed'
  | 'opn.too_large'
  | 'opn.refused'
  | 'opn.circuit_open'
  | 'opn.held_back'
  | 'opn.aborted';

export interface OpnErrorFacts {
  /** What was asked, `GET /charges/chrg_…`: never the key. */
  readonly request: string;
  readonly status?: number;
  /** The code in Opn's own error object, `authentication_failure`. */
  readonly opnCode?: string;
  /** Tries made, this one included. */
  readonly tries?: number;
  readonly retryAfterMs?: number;
}

const WHAT_TO_DO: Record<OpnErrorCode, string> = {
  'opn.unauthorized':
    'Set OPN_SECRET_KEY to what the Opn dashboard shows now and restart: the key may have been ' +
    'rolled, or be of another account.',
  'opn.forbidden': 'This key may not read that; ask Opn to allow it, or go without.',
  'opn.not_found': 'Check the id, and that the key is of the same account and mode.',
  'opn.rate_limited': 'Ask less often; it is tried again later.',
  'opn.unavailable': 'It is tried again later; see whether Opn reports an incident.',
  'opn.malformed': 'A proxy may stand in between; it is tried again later.',
  'opn.too_large': 'Ask for a smaller page, or see whether OPN_API_URL is really Opn.',
  'opn.refused': 'The request itself is wrong: asking again will not help.',
  'opn.circuit_open': 'Nothing is lost: what is due is read once Opn answers again.',
  'opn.held_back': 'Nothing is lost: it is tried again later.',
  'opn.aborted':
    'It was given up because the time for it was up, or this process is stopping; what is due is ' +
    'read later.',
};

const RETRIED: readonly OpnErrorCode[] = ['opn.rate_limited', 'opn.unavailable', 'opn.malformed'];

/** Nothing was sent: our own gate stands before Opn. */
const NOT_SENT: readonly OpnErrorCode[] = ['opn.circuit_open', 'opn.held_back'];

/** Opn did not give what was asked. The message says what, what came instead, and what to do. */
export class OpnError extends DomainError {
  declare readonly code: OpnErrorCode;

  constructor(
    code: OpnErrorCode,
    readonly answered: string,
    readonly facts: OpnErrorFacts,
    options?: ErrorOptions,
  ) {
    super(
      code,
      `Opn was ${askedIn(code, facts)} for ${facts.request}: ${answered}. ${WHAT_TO_DO[code]}`,
      { ...facts },
      options,
    );
  }

  get isWorthRetrying(): boolean {
    return RETRIED.includes(this.code);
  }

  afterTries(tries: number): OpnError {
    return new OpnError(this.code, this.answered, { ...this.facts, tries }, { cause: this.cause });
  }
}

function askedIn(code: OpnErrorCode, { tries = 1 }: OpnErrorFacts): string {
  if (NOT_SENT.includes(code)) return 'not asked';
  return tries > 1 ? `asked ${tries} times` : 'asked';
}
