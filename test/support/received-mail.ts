/** A mail as its readers see it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** By name in lower case, decoded; what is there twice is an error. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
}

export function receivedMail(from: string, to: readonly string[], raw: string): ReceivedMail {
  const { headers, body } = partsOf(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const inner = body.split(`--${boundary}`).map((part) => partsOf(part.replace(/^\r\n/, '')));
  const ofType = (type: string): string => {
    const part = inner.find((one) => one.headers.get('content-type')?.startsWith(type));
    return part ? decoded(part.body, part.headers.get('content-transfer-encoding') ?? '') : '';
  };
  return { from, to: [...to], headers, text: ofType('text/plain'), html: ofType('text/html') };
}

function partsOf(raw: string): { headers: Map<string, string>; body: string } {
  const at = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, at).replace(/\r\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split('\r\n').filter(Boolean)) {
    const [, name = '', value = ''] = /^([^:]+):\s?(.*)$/.exec(line) ?? [];
    if (headers.has(name.toLowerCase())) throw new Error(`${name} is there twice`);
    headers.set(name.toLowerCase(), inWords(value));
  }
  return { headers, body: raw.slice(at + '\r\n\r\n'.length) };
}

const WORD = /=\?utf-8\?([bq])\?([^?]*)\?=/gi;

/** Words that follow each other are one: the space between them only folds the line. */
const inWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(WORD, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quoted(text.replaceAll('_', ' ')),
    );

function decoded(body: string, encoding: string): string {
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? quoted(body.replace(/=\r\n/g, ''))
        : body;
  return text.replaceAll('\r\n', '\n').trim();
}

const quoted = (text: string): string => {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
};
