/** The HTTP status of each refusal, where its name alone does not say it. */
const STATUSES: Readonly<Record<string, number>> = {
  'auth.missing': 401,
  'auth.invalid': 401,
  'auth.forbidden': 403,
  'request.malformed': 400,
  'request.too_often': 429,
  'route.unknown': 404,
  'method.not_allowed': 405,
  'url.too_long': 414,
  'body.malformed': 400,
  'body.invalid': 422,
  'body.too_large': 413,
  'body.media_type': 415,
  'account.not_connected': 409,
  'amount.not_positive': 422,
  'amount.too_large': 422,
  'books.stopped': 503,
  'case.four_eyes': 403,
  'currency.unsupported': 422,
  'database.unavailable': 503,
  'day.out_of_range': 422,
  'day.turn_lost': 409,
  'event_store.contended': 409,
  'event_store.overloaded': 503,
  'evidence.erased': 410,
  'file.damaged': 500,
  'import.refused': 422,
  'key.last_admin': 409,
  'money.too_large': 500,
  'setting.four_eyes': 403,
  'range.unsatisfiable': 416,
  'process.stopping': 503,
  'report.damaged': 500,
  'return.four_eyes': 403,
  'sign_off.four_eyes': 403,
  'setting.too_late': 409,
  'opn.aborted': 503,
  'opn.another_object': 502,
  'opn.circuit_open': 503,
  'opn.forbidden': 502,
  'opn.held_back': 503,
  'opn.malformed': 502,
  'opn.rate_limited': 503,
  'opn.refused': 502,
  'opn.shape': 502,
  'opn.too_large': 502,
  'opn.unauthorized': 502,
  'webhook.not_an_event': 400,
  'webhook.overloaded': 503,
};

/** What only an operator can act on: the caller learns the request id and nothing else. */
const INTERNAL = /^(internal|database|event|hash|projection)\.(?!unavailable$)/;

/** What the last word of a code says, for codes that the table does not name. */
const BY_LAST_WORD: readonly (readonly [pattern: RegExp, status: number])[] = [
  [/^webhook\.signature\./, 401],
  [/\.unknown$/, 404],
  [/\.(invalid|required|malformed)$/, 400],
  [/\.(overloaded|unavailable)$/, 503],
  [/\.(already_\w+|closed|open|conflict|not_\w+|stale|contended)$/, 409],
];

/** Understood, but refused. */
const OTHERWISE = 422;

export const isInternal = (code: string): boolean => INTERNAL.test(code);

export function statusOf(code: string): number {
  if (isInternal(code)) return 500;
  return STATUSES[code] ?? BY_LAST_WORD.find(([pattern]) => pattern.test(code))?.[1] ?? OTHERWISE;
}

/** What the framework refuses on its own account is known by its status only. */
const FRAMEWORK_CODES: Readonly<Record<number, string>> = {
  404: 'route.unknown',
  405: 'method.not_allowed',
  413: 'body.too_large',
  414: 'url.too_long',
  415: 'body.media_type',
  429: 'request.too_often',
};

export const frameworkCode = (status: number): string =>
  FRAMEWORK_CODES[status] ?? (status < 500 ? 'request.malformed' : 'internal');
