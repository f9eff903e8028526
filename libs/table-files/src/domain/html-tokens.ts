/** A tag, or the text between two. Names are lower case. */
export type HtmlToken =
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'text'; readonly text: string };

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/iy;
const COMMENT_START = '<!--';
const COMMENT_END = /-->/g;
/** Where what only browsers read is over; without its end it runs to the end of the page. */
const ENDS: Readonly<Record<string, RegExp>> = {
  script: /<\/script/gi,
  style: /<\/style/gi,
  head: /<\/head/gi,
};

/** What a page consists of, without comments and what is not shown. Each character once. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  for (let at = 0; at < html.length;) {
    const start = nextTag(html, at);
    if (start > at) yield { kind: 'text', text: html.slice(at, start) };
    if (start === html.length) return;
    const { token, end } = tagAt(html, start);
    if (token !== null) yield token;
    at = end;
  }
}

function tagAt(html: string, start: number): { token: HtmlToken | null; end: number } {
  if (html.startsWith(COMMENT_START, start)) {
    return { token: null, end: after(html, COMMENT_END, start) };
  }
  TAG.lastIndex = start;
  const [whole, slash, tag = '', attributes = ''] = TAG.exec(html) ?? [];
  if (whole === undefined) return { token: { kind: 'text', text: '<' }, end: start + 1 };
  const name = tag.toLowerCase();
  const unseenEnd = slash === '' ? ENDS[name] : undefined;
  const end = start + whole.length;
  if (unseenEnd !== undefined) return { token: null, end: after(html, unseenEnd, end) };
  return { token: { kind: slash === '' ? 'open' : 'close', name, attributes }, end };
}

function nextTag(html: string, from: number): number {
  const at = html.indexOf('<', from);
  return at === -1 ? html.length : at;
}

function after(html: string, end: RegExp, from: number): number {
  end.lastIndex = from;
  return end.test(html) ? end.lastIndex : html.length;
}
