const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/** Where e-mail is handed in, and as whom. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it is begun by STARTTLS. */
  readonly secure: boolean;
  /** This machine: the only one that is spoken to without TLS. */
  readonly isLocal: boolean;
  /** Null: the server takes mail from this machine without. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** A mailbox, and what it is called; an empty name where it is called nothing. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** Plain HTTP only where nobody can listen in: a signed message is still one to read. */
export function isReceiver(text: string): boolean {
  const url = parsed(text);
  if (url === null || [url.username, url.password, url.hash].join('') !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** On this machine, whoever listens there: for trials, where a secret must not leave it. */
export function isLocalBase(text: string): boolean {
  const url = parsed(text);
  return url !== null && isPlainBase(text) && LOOPBACK.has(url.hostname);
}

export function isPlainBase(text: string): boolean {
  const url = parsed(text);
  if (url === null) return false;
  const { protocol, username, password, search, hash } = url;
  return /^https?:$/.test(protocol) && [username, password, search, hash].join('') === '';
}

/** `smtps://user:password@mail.example.com:465`; null if it is no such address. */
export function mailServerFrom(text: string): MailServer | null {
  const url = parsed(text);
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return null;
  const login = loginOf(url);
  if (url.hostname === '' || hasMore(url) || login === undefined) return null;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? PORTS[url.protocol] : Number(url.port),
    secure: url.protocol === 'smtps:',
    isLocal: LOOPBACK.has(url.hostname),
    login,
  };
}

/** Options in the query could switch off what protects the password. */
const hasMore = ({ pathname, search, hash }: URL): boolean =>
  !['', '/'].includes(pathname) || search !== '' || hash !== '';

/** Undefined: only one of the two is there, or one that cannot be read. */
function loginOf({ username, password }: URL): MailServer['login'] | undefined {
  if (username === '' && password === '') return null;
  if (username === '' || password === '') return undefined;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/;
const NAMED = /^"?(?<name>[^"<>@,;:\\\u0000-\u001f\u007f]{1,64}?)"?\s*<(?<address>[^<>]+)>$/;

export const isAddress = (text: string): boolean => ADDRESS.test(text);

/** `me@example.com` or `Yodtrong <me@example.com>`; null if it is neither. */
export function mailboxFrom(text: string): Mailbox | null {
  const { name = '', address = text.trim() } = NAMED.exec(text.trim())?.groups ?? {};
  return isAddress(address) ? { name: name.trim(), address } : null;
}
