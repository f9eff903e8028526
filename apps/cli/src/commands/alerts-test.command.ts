import { loadConfig } from '#config';
import type { Config } from '#config';
import { channelsOf } from '#installation';
import { SystemClock } from '#kernel';
import { testChannel } from '#notifications';
import type { Channel } from '#notifications';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command } from '../command.js';

export const alertsTestCommand: Command = {
  name: 'alerts test',
  summary: 'Sends a test message by a channel, and says what the other side answered.',
  usage: '<channel> | --all',
  help: [
    'Channels are webhook, email, slack and line; those can be tested whose NOTIFY_… variables are',
    'set (.env.example, "Who is told"). The message says that it is a test, and goes to each',
    'audience that the channel is for. It is sent once and not tried again, and needs no database.',
    'Exit code 1: somebody was not reached.',
    '',
    'Example: npm run yodtrong -- alerts test email',
    'Example: npm run yodtrong -- alerts test --all',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { all: { type: 'boolean' } },
      positionals: args.includes('--all') ? [] : ['channel'],
    });
    const config = loadConfig(process.env);
    const asked = values.all === true ? null : (positionals[0] ?? '');
    let isWell = true;
    for (const channel of chosen(config, asked)) {
      for (const test of await testChannel(channel, config.account, new SystemClock())) {
        const state = test.hasArrived ? 'delivered' : 'FAILED';
        terminal.out([test.channel, test.audience, state, test.answer].join('  '));
        isWell &&= test.hasArrived;
      }
    }
    return isWell ? EXIT.allWell : EXIT.checkFailed;
  },
};

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
  const names = all.map(({ name }) => name).join(', ');
  throw new UsageError(`"${asked ?? ''}" is not a channel that is configured; there is ${names}.`);
}
