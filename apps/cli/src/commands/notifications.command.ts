import { DELIVERY_STATES, ListNotifications, RedeliverNotification } from '#notifications';
import type { DeliveryState, NotificationView } from '#notifications';
import { EXIT, UsageError } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { didYouMean } from '../nearest.js';
import { planned } from '../plan-command.js';
import { ACCOUNT } from './usual-options.js';

/** Older ones are had from the API, page by page. */
const LISTED = 50;

/** Who asks from the command line: nobody signs in there. */
const BY = 'command line';

export const notificationsListCommand = planned({
  name: 'notifications list',
  summary: 'Lists what people were told, and whether it reached them.',
  options: {
    state: {
      type: 'string',
      value: DELIVERY_STATES.join('|'),
      about: 'Only those with a delivery in this state.',
    },
    ...ACCOUNT,
  },
  teaches: [
    `The newest ${LISTED}, a line for each channel: when, key, channel, state, tries, last error.`,
    'A delivery is tried for three days and then given up, until somebody orders it again.',
  ],
  examples: ['notifications list --state given_up'],
  json: [
    '{ notifications: [{ key, kind, severity, createdAt, deliveries: [{ channel, state,',
    '  attempts, lastError }] }] } and more, as in GET /v1/notifications.',
  ],
  fails: 'The database or the account could not be opened.',
  async run({ values }, talk) {
    const state = stateIn(values.state);
    return withInstallation(talk, values.account, async ({ account, queries }) => {
      const question = new ListNotifications(account, { state }, LISTED, null);
      const found = await queries.execute(question);
      talk.json({ notifications: found });
      if (found.length === 0) talk.say('There are no such notifications.');
      found.flatMap(lines).forEach(talk.line);
      return EXIT.allWell;
    });
  },
});

export const notificationsRedeliverCommand = planned({
  name: 'notifications redeliver',
  summary: 'Sends a notification again, by every channel that is configured.',
  words: [{ name: 'key', about: 'Which one, as notifications list shows it.' }],
  options: ACCOUNT,
  teaches: [
    'A running worker sends it within seconds, under the same delivery id as before: a receiver',
    'that counts by it counts it once. Use it once a receiver that was down for days is back.',
  ],
  examples: ['notifications redeliver report-ready/2026-11-20/v1'],
  json: ['The notification, as one of notifications list.'],
  fails: 'There is no notification with that key.',
  async run({ values, words }, talk) {
    return withInstallation(talk, values.account, async ({ account, commands }) => {
      const order = new RedeliverNotification(account, words['key'] ?? '', BY);
      const view = await commands.execute(order);
      talk.json(view);
      lines(view).forEach(talk.line);
      return EXIT.allWell;
    });
  },
});

function stateIn(text: string | undefined): DeliveryState | undefined {
  const state = DELIVERY_STATES.find((one) => one === text);
  if (text === undefined || state !== undefined) return state;
  const known = DELIVERY_STATES.join(', ');
  const meant = didYouMean(text, DELIVERY_STATES);
  throw new UsageError(`"${text}" is not a state; there are ${known}.${meant}`);
}

/** A notification that no channel was there for has a line as well. */
function lines({ key, createdAt, deliveries }: NotificationView): readonly string[] {
  if (deliveries.length === 0) return [`${createdAt}  ${key}  no channel was configured`];
  return deliveries.map(({ channel, state, attempts, lastError }) =>
    [createdAt, key, channel, state, `tries: ${attempts}`, lastError ?? ''].join('  ').trimEnd(),
  );
}
