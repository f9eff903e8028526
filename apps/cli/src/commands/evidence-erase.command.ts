import { EraseEvidence } from '#audit';
import type { ErasureAnswer, ErasureDemand } from '#audit';
import { EXIT, UsageError } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import { ACCOUNT, dayIn } from './usual-options.js';

const STREAMS_SAID = 20;
const KILOBYTE = 1_000;

export const evidenceEraseCommand = planned({
  name: 'evidence erase',
  summary: 'Erases what Opn literally answered, by age or for one person; the log stays whole.',
  options: {
    before: {
      type: 'string',
      value: '<day>',
      about: 'Everything older than this day; it must be seven years ago.',
    },
    reference: {
      type: 'string',
      value: '<charge|order|hash>',
      about: 'Everything about a charge or an order, or the one piece of evidence of a hash.',
    },
    reason: {
      type: 'string',
      value: '<text>',
      about: 'Why, for good in the log: a number of the request, never the name of the person.',
    },
    by: { type: 'string', value: '<person>', about: 'Who answers for it.' },
    yes: { type: 'boolean', about: 'Does it. Without it nothing is erased, only counted.' },
    ...ACCOUNT,
  },
  teaches: [
    'Use it when a person demands that their data be erased, or when evidence is older than must',
    'be kept. Raw answers of Opn and the bodies of webhooks go, and cannot be had back; events,',
    'books, reports and the hash chain stay, and verify tells what was erased from what is',
    'missing. Look first: without --yes it only says what would go. Refused: what is younger than',
    'seven years without --reference, webhooks that are not worked off, and charges that are open.',
    'Backups that were taken before still have what is erased: docs/retention.md.',
  ],
  examples: [
    'evidence erase --reference ORD-1001 --reason "request 7/2026" --by Malee',
    'evidence erase --before 2019-01-01 --reason "older than seven years" --by Malee --yes',
  ],
  json: [
    '{ account, isErased, answers, webhooks, bytes, undecided, erasedBefore, citedBy: { events,',
    'streams } }; citedBy is null with --before.',
  ],
  fails: 'It is refused; the message says why. Nothing is erased then.',
  stopped: 'What was announced in the log is erased; the rest stays. Ask again.',
  async run({ values }, talk) {
    const demand = demandIn(values.before, values.reference);
    const why = { reason: needed(values.reason, 'reason'), by: needed(values.by, 'by') };
    const isTrial = values.yes !== true;
    return withInstallation(talk, values.account, async ({ account, commands }) => {
      const answer = await commands.execute(new EraseEvidence(account, demand, why, isTrial));
      talk.json({ account, ...answer });
      linesOf(answer).forEach(talk.line);
      return EXIT.allWell;
    });
  },
});

function demandIn(before: string | undefined, reference: string | undefined): ErasureDemand {
  if (before !== undefined && reference !== undefined) {
    throw new UsageError('--before and --reference exclude each other.');
  }
  if (before !== undefined) return { before: dayIn(before, '--before') };
  if (reference) return { reference };
  throw new UsageError('What is to be erased? Say --reference <charge|order|hash> or --before.');
}

function needed(text: string | undefined, option: string): string {
  if (text?.trim()) return text;
  throw new UsageError(`--${option} is missing: the log keeps who had it erased, and why.`);
}

/** What went or would go, whom else it concerns, and what stays for now. */
export function linesOf(answer: ErasureAnswer): readonly string[] {
  const { answers, webhooks, bytes, undecided, erasedBefore, citedBy, isErased } = answer;
  const size = `${Math.ceil(bytes / KILOBYTE)} kB`;
  const what = `${answers} answers of Opn and ${webhooks} bodies of webhooks (${size})`;
  return [
    isErased ? `Erased: ${what}.` : `Would be erased: ${what}.`,
    ...(erasedBefore > 0 ? [`Erased before: ${erasedBefore} pieces.`] : []),
    ...citedLines(citedBy),
    ...(undecided > 0 ? [`Left alone: ${undecided} webhooks that are not worked off.`] : []),
    ...(isErased ? [] : ['Nothing was erased. Say --yes to do it.']),
  ];
}

/** A piece that several events cite is named for all of them. */
function citedLines(citedBy: ErasureAnswer['citedBy']): readonly string[] {
  if (citedBy === null || citedBy.events === 0) return [];
  const { events, streams } = citedBy;
  const more = streams.length - STREAMS_SAID;
  return [
    `Cited by ${events} events, which stay, of:`,
    ...streams.slice(0, STREAMS_SAID).map((stream) => `  ${stream}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
