import { loadConfig } from '#config';
import type { Config } from '#config';
import { channelsOf } from '#installation';
import { SystemClock, tellProgress } from '#kernel';
import { testChannel } from '#notifications';
import type { Channel, ChannelTest } from '#notifications';
import { EXIT, UsageError } from '../command.js';
import { didYouMean } from '../nearest.js';
import { planned } from '../plan-command.js';

export const alertsTestCommand = planned({
  name: 'alerts test',
  summary: 'Sends a test message by a channel, and says what the other side answered.',
  words: [{ name: 'channel', about: 'webhook, email, slack or line.', isOptional: true }],
  options: { all: { type: 'boolean', about: 'Every channel that is configured.' } },
  teaches: [
    'Try each channel when it is set up, and again from time to time: an address that nobody reads',
    'is noticed too late otherwise. Those can be tested whose NOTIFY_… variables are set',
    '(.env.example, "Who is told"). The message says that it is a test, and goes to each audience',
    'that the channel is for. It is sent once and not tried again, and needs no database.',
  ],
  examples: ['alerts test email', 'alerts test --all'],
  json: ['{ tests: [{ channel, audience, hasArrived, answer }] }'],
  fails: 'Somebody was not reached.',
  stopped: 'A message that was on its way may still arrive.',
  async run({ values, words: { channel = '' } }, talk) {
    const asked = askedFor(channel, values.all === true);
    const config = loadConfig(process.env);
    const tests: ChannelTest[] = [];
    for (const one of chosen(config, asked)) {
      tellProgress(`Sending by ${one.name}`);
      for (const test of await testChannel(one, config.account, new SystemClock())) {
        const state = test.hasArrived ? 'delivered' : 'FAILED';
        talk.line([test.channel, test.audience, state, test.answer].join('  '));
        tests.push(test);
      }
    }
    talk.json({ tests });
    return tests.every(({ hasArrived }) => hasArrived) ? EXIT.allWell : EXIT.checkFailed;
  },
});

/** Null: all of them. */
function askedFor(channel: string, all: boolean): string | null {
  if (all && channel !== '') throw new UsageError(`"${channel}" is not expected here.`);
  if (!all && channel === '') throw new UsageError('The channel is missing.');
  return all ? null : channel;
}

/** The channel of that name; null: all of them. */
function chosen(config: Config, asked: string | null): readonly Channel[] {
  const all = channelsOf(config);
  if (all.length === 0) {
    throw new UsageError(
      'No channel is configured: set the variables of one (.env.example, "Who is told").',
    );
  }
  const found = asked === null ? all : all.filter(({ name }) => name === asked);
  if (found.length > 0) return found;
  const names = all.map(({ name }) => name);
  throw new UsageError(
    `"${asked ?? ''}" is not a channel that is configured; there is ${names.join(', ')}.` +
      didYouMean(asked ?? '', names),
  );
}
