import { DELIVERY_STATES, ListNotifications, RedeliverNotification } from '#notifications';
import type { DeliveryState, NotificationView } from '#notifications';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

/** Older ones are had from the API, page by page. */
const LISTED = 50;

/** Who asks from the command line: nobody signs in there. */
const BY = 'command line';

export const notificationsListCommand: Command = {
  name: 'notifications list',
  summary: 'Lists what people were told, and whether it reached them.',
  usage: '[--state waiting|delivered|given_up] [--account <account>]',
  help: [
    `The newest ${LISTED}, a line for each channel: when, key, channel, state, tries, last error.`,
    'A delivery is tried for three days and then given up, until somebody orders it again.',
  ],
  async run(args, terminal) {
    const { values } = readArguments(args, {
      options: { account: { type: 'string' }, state: { type: 'string' } },
      positionals: [],
    });
    const state = stateIn(values.state);
    return withInstallation(terminal, values.account, async ({ account, queries }) => {
      const question = new ListNotifications(account, { state }, LISTED, null);
      const found = await queries.execute(question);
      if (found.length === 0) terminal.say('There are no such notifications.');
      found.flatMap(lines).forEach((line) => terminal.out(line));
      return EXIT.allWell;
    });
  },
};

export const notificationsRedeliverCommand: Command = {
  name: 'notifications redeliver',
  summary: 'Sends a notification again, by every channel that is configured.',
  usage: '<key> [--account <account>]',
  help: [
    'A running worker sends it within seconds, under the same delivery id as before: a receiver',
    'that counts by it counts it once.',
    '',
    'Example: npm run yodtrong -- notifications redeliver report-ready/2026-11-20/v1',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { account: { type: 'string' } },
      positionals: ['key'],
    });
    const [key = ''] = positionals;
    return withInstallation(terminal, values.account, async ({ account, commands }) => {
      const view = await commands.execute(new RedeliverNotification(account, key, BY));
      lines(view).forEach((line) => terminal.out(line));
      return EXIT.allWell;
    });
  },
};

function stateIn(text: string | undefined): DeliveryState | undefined {
  const state = DELIVERY_STATES.find((one) => one === text);
  if (text === undefined || state !== undefined) return state;
  throw new UsageError(`"${text}" is not a state; there are ${DELIVERY_STATES.join(', ')}.`);
}

/** A notification that no channel was there for has a line as well. */
function lines({ key, createdAt, deliveries }: NotificationView): readonly string[] {
  if (deliveries.length === 0) return [`${createdAt}  ${key}  no channel was configured`];
  return deliveries.map(({ channel, state, attempts, lastError }) =>
    [createdAt, key, channel, state, `tries: ${attempts}`, lastError ?? ''].join('  ').trimEnd(),
  );
}
