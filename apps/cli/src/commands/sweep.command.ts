import { SettingsReader } from '#accounts';
import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { SweepHistory } from '#ingestion';
import type { HistoryAnswer } from '#ingestion';
import { EXIT, readArguments, typed, UsageError } from '../command.js';
import type { Command, ExitCode, Terminal } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import type { Desk } from '../installation/with-installation.js';
import { SweepTalk, sweepJson, sweepTable } from './sweep-words.js';

/** A slice that cannot be read is waited for: about four minutes in all. */
const TRIES = 7;

interface Asked {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly again: boolean;
  readonly json: boolean;
}

export const sweepCommand: Command = {
  name: 'sweep',
  summary: 'Reads everything at Opn that was created on some business days.',
  usage: '--from <day> --to <day> [--again] [--json] [--account <account>]',
  help: [
    'Both days are included; read are charges, transactions, transfers, receipts and refunds.',
    'It finds what no webhook told of; what is known already changes nothing, so it can be',
    'repeated, and stopped at any time: the same command goes on where it was. Once it has gone',
    'through, the next one reads everything anew; --again does so at once.',
    'With --json the result is one JSON document. Exit code 1 if a list could not be read whole.',
    '',
    'Example: npm run yodtrong -- sweep --from 2026-11-01 --to 2026-11-20',
  ],
  async run(args, terminal) {
    const { account, ...asked } = askedIn(args);
    return withInstallation(terminal, account, (desk) => sweep(desk, asked, terminal));
  },
};

function askedIn(args: readonly string[]): Asked & { readonly account: string | undefined } {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean', default: false }] as const;
  const { values } = readArguments(args, {
    options: { from: text, to: text, account: text, again: flag, json: flag },
    positionals: [],
  });
  const [from, to] = [dayIn(values.from, '--from'), dayIn(values.to, '--to')];
  if (to < from) throw new UsageError('--to must not come before --from.');
  return { from, to, again: values.again, json: values.json, account: values.account };
}

function dayIn(text: string | undefined, option: string): BusinessDay {
  if (text === undefined) throw new UsageError('Both --from and --to are needed.');
  return typed(text, parseBusinessDay, option);
}

async function sweep(desk: Desk, asked: Asked, terminal: Terminal): Promise<ExitCode> {
  const { from, again } = asked;
  const today = await desk.get(SettingsReader).today(desk.account);
  if (from > today) throw new UsageError(`--from lies in the future: today is ${today}.`);
  const to = asked.to < today ? asked.to : today;
  const talk = new SweepTalk(terminal.say);
  const progress = talk.progress.bind(talk);
  const plan = { from, to, again, run: `${from}..${asked.to}`, tries: TRIES, progress };
  try {
    const history = await desk.commands.execute(new SweepHistory(desk.account, plan));
    talk.end();
    show(history, { ...asked, to }, desk.account, terminal);
    return isWhole(history) ? EXIT.allWell : EXIT.checkFailed;
  } catch (error) {
    talk.end();
    terminal.say('It stopped here. The same command goes on where it was.');
    throw error;
  }
}

function show(
  history: HistoryAnswer,
  { from, to, json }: Asked,
  account: string,
  { out }: Terminal,
): void {
  const complete = isWhole(history);
  if (json) out(sweepJson(history, { account, from, to, complete }));
  else for (const line of sweepTable(history)) out(line);
  if (!complete && !json) out(whatIsLeft(history));
}

const whatIsLeft = ({ lists }: HistoryAnswer): string =>
  lists.some(({ unrecorded }) => unrecorded > 0)
    ? 'Some rows could not be recorded: nothing is lost, but they are missing. Sweep again.'
    : 'A list kept changing while it was read. Sweep again.';

/** What Opn does not have for this account is not missing. */
const isWhole = ({ lists }: HistoryAnswer): boolean =>
  lists.every(({ complete, unavailable }) => complete || unavailable !== null);
