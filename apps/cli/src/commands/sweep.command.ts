import { SettingsReader } from '#accounts';
import type { BusinessDay } from '#calendar';
import { SweepHistory } from '#ingestion';
import type { HistoryAnswer } from '#ingestion';
import { EXIT, UsageError } from '../command.js';
import type { ExitCode } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import type { Desk } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import type { Talk } from '../command-plan.js';
import { SweepTalk, sweepResult, sweepTable } from './sweep-words.js';
import { ACCOUNT, dayIn } from './usual-options.js';

/** A slice that cannot be read is waited for: about four minutes in all. */
const TRIES = 7;

interface Asked {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly again: boolean;
}

export const sweepCommand = planned({
  name: 'sweep',
  summary: 'Reads everything at Opn that was created on some business days.',
  options: {
    from: { type: 'string', value: '<day>', about: 'The first business day. Needed.' },
    to: { type: 'string', value: '<day>', about: 'The last one, included. Needed.' },
    again: { type: 'boolean', about: 'Also what an interrupted run has read already.' },
    ...ACCOUNT,
  },
  teaches: [
    'Read are charges, transactions, transfers, receipts and refunds. It finds what no webhook',
    'told of: use it after an outage, or for a past that is wanted now. What is known already',
    'changes nothing, so it can be repeated, and stopped at any time: the same command goes on',
    'where it was. Once it has gone through, the next one reads everything anew; --again does so',
    'at once.',
  ],
  examples: ['sweep --from 2026-11-01 --to 2026-11-20'],
  json: [
    '{ account, from, to, complete, slicesKnownBefore, lists: [{ list, slices, pages, count,',
    '  amount, recorded, unrecorded, complete, unavailable }] }, amounts in satang.',
  ],
  fails: 'A list could not be read whole, or rows could not be recorded. Sweep again.',
  stopped: 'What was read is kept: the same command goes on where it was.',
  async run({ values }, talk) {
    const [from, to] = [needed(values.from, '--from'), needed(values.to, '--to')];
    if (to < from) throw new UsageError('--to must not come before --from.');
    const asked = { from, to, again: values.again === true };
    return withInstallation(talk, values.account, (desk) => sweep(desk, asked, talk));
  },
});

function needed(text: string | undefined, option: string): BusinessDay {
  if (text === undefined) throw new UsageError('Both --from and --to are needed.');
  return dayIn(text, option);
}

async function sweep(desk: Desk, asked: Asked, talk: Talk): Promise<ExitCode> {
  const { from, again } = asked;
  const today = await desk.get(SettingsReader).today(desk.account);
  if (from > today) throw new UsageError(`--from lies in the future: today is ${today}.`);
  const to = asked.to < today ? asked.to : today;
  const words = new SweepTalk(talk.say);
  const progress = words.progress.bind(words);
  const plan = { from, to, again, run: `${from}..${asked.to}`, tries: TRIES, progress };
  try {
    const history = await desk.commands.execute(new SweepHistory(desk.account, plan));
    show(history, { from, to }, desk.account, talk);
    return isWhole(history) ? EXIT.allWell : EXIT.checkFailed;
  } catch (error) {
    talk.say('It stopped here. The same command goes on where it was.');
    throw error;
  }
}

function show(
  history: HistoryAnswer,
  days: Pick<Asked, 'from' | 'to'>,
  account: string,
  talk: Talk,
): void {
  const complete = isWhole(history);
  talk.json(sweepResult(history, { account, ...days, complete }));
  sweepTable(history).forEach(talk.line);
  if (!complete) talk.line(whatIsLeft(history));
}

const whatIsLeft = ({ lists }: HistoryAnswer): string =>
  lists.some(({ unrecorded }) => unrecorded > 0)
    ? 'Some rows could not be recorded: nothing is lost, but they are missing. Sweep again.'
    : 'A list kept changing while it was read. Sweep again.';

/** What Opn does not have for this account is not missing. */
const isWhole = ({ lists }: HistoryAnswer): boolean =>
  lists.every(({ complete, unavailable }) => complete || unavailable !== null);
