import { readFileSync } from 'node:fs';

const DOCUMENT = new URL('../../docs/accountants-questions.md', import.meta.url);

/** A call as the document has it: `{words}` are filled in by who asks. */
export interface DocumentedCall {
  readonly question: string;
  readonly method: string;
  readonly path: string;
}

/** Questions and their calls, read from the document itself: neither can be there alone. */
export function documentedCalls(): readonly DocumentedCall[] {
  const [, ...sections] = readFileSync(DOCUMENT, 'utf8').split(/^## \d+\. /m);
  return sections.map((section) => {
    const calls = [...section.matchAll(/^curl (?:-X (\w+) )?-H "\$KEY" "\$YODTRONG(\S+)"$/gm)];
    const [call] = calls;
    const question = section.slice(0, section.indexOf('\n'));
    if (!call || calls.length !== 1) throw new Error(`Not one call answers: ${question}`);
    return { question, method: call[1] ?? 'GET', path: call[2] ?? '' };
  });
}

/** With its braces filled in; a word that is not known is an error. */
export const filled = (path: string, words: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`What is {${word}}?`);
    return value;
  });
