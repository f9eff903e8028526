const HIDDEN = '[hidden]';

/** Secrets by their own shape, wherever in a text they stand; the first group stays. */
const SECRETS: readonly RegExp[] = [
  /\b(skey_(?:test_)?)[A-Za-z0-9]+/g, // of Opn
  /\b(ydt_[a-z0-9]{6,32}_)[A-Za-z0-9_-]{20,}/g, // our own keys, whose id tells whose they are
  /\b((?:Bearer|Basic)\s+)[A-Za-z0-9+/=._~-]{8,}/gi,
  /(:\/\/[^\s:/@]*:)[^\s@]+(?=@)/g, // the password in an address
  /(hooks\.slack\.com\/services\/)[A-Za-z0-9/_-]+/g,
  /(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\s\S]*?(?=-----END|$)/g,
];

const PRIVATE_WORDS =
  'password|passwd|secret|secret_key|token|authorization|cookie|signature|omise-signature|' +
  'api_?key|account_name|bank_account_name|holder|brand_name|first_name|last_name|email|phone';

/** `"holder": "…"`, `password=…`: what a word says of the value behind it. */
const JSON_VALUE = new RegExp(`(\\\\?"(?:${PRIVATE_WORDS})\\\\?"\\s*:\\s*)\\\\?"[^"]*"`, 'gi');
const ASSIGNED = new RegExp(`\\b((?:${PRIVATE_WORDS})=)[^\\s&;,]+`, 'gi');

/** Digits as bank accounts and cards have them; the last four stay, as on every statement. */
const ACCOUNT_NUMBER =
  /(?<![\w.:-])(?:\d{6,12}|\d{3}-\d-\d{1,5}-?|\d{4}[ -]\d{4}[ -]\d{4}[ -])\d{4}(?![\w:-])/g;
const THAI_ACCOUNT = /(?<![\w-])\d{3}-\d-\d(\d{4})-(\d)(?![\w-])/g;
const LAST_DIGITS = 4;

const PRIVATE_KEY = new RegExp(`^(?:${PRIVATE_WORDS})$`, 'i');
const MAX_DEPTH = 6;

/** One word that begins with a letter, as ids and names of parts do: no shape above fits it. */
const PLAIN_WORD = /^(?!skey_|ydt_)[A-Za-z]\w*$/;

/** Secrets that are known word for word; of those that are short, every text is full. */
const SHORTEST_KNOWN = 8;
const known = new Set<string>();

/** What the configuration holds and no log line may: hidden word for word from now on. */
export function hide(secrets: readonly (string | null)[]): void {
  for (const secret of secrets) {
    if (secret !== null && secret.length >= SHORTEST_KNOWN) known.add(secret);
  }
}

/** The text without secrets, names, and all but the end of bank account numbers. */
export function redact(text: string): string {
  let clean = text;
  for (const secret of known) clean = clean.replaceAll(secret, HIDDEN);
  if (PLAIN_WORD.test(clean)) return clean; // most of what is logged, and it is logged a lot
  for (const shape of SECRETS) clean = clean.replace(shape, `$1${HIDDEN}`);
  return clean
    .replace(JSON_VALUE, `$1"${HIDDEN}"`)
    .replace(ASSIGNED, `$1${HIDDEN}`)
    .replace(THAI_ACCOUNT, 'xxx-x-x$1-$2')
    .replace(ACCOUNT_NUMBER, (digits) => `…${digits.slice(-LAST_DIGITS)}`);
}

/** The same of every text in a value; errors become texts, and what is too deep is left out. */
export function redactValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return redact(value.stack ?? value.message);
  return depth < MAX_DEPTH ? redactParts(value, depth + 1) : '[…]';
}

function redactParts(value: object, depth: number): unknown {
  if (value instanceof Map || value instanceof Set) return redactValue([...value], depth);
  if (Array.isArray(value)) return value.map((one) => redactValue(one, depth));
  const clean = ([key, one]: [string, unknown]): [string, unknown] => [
    key,
    PRIVATE_KEY.test(key) && one !== null ? HIDDEN : redactValue(one, depth),
  ];
  return Object.fromEntries(Object.entries(value).map(clean));
}
