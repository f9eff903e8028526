import { HintQueue } from '#ingestion';
import { Clock } from '#kernel';
import { EXIT } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import { ACCOUNT } from './usual-options.js';

export const inboxRetryCommand = planned({
  name: 'inbox retry',
  summary: 'Puts webhooks that were parked back to work.',
  options: ACCOUNT,
  teaches: [
    'A webhook is parked when its charge could not be read at Opn after many tries, or when asking',
    'again cannot help; GET /health says of how many that is so. Repair the reason first; the',
    'worker takes it from there. One that is no event at all stays parked, as evidence.',
  ],
  examples: ['inbox retry'],
  json: ['{ account, retried }'],
  fails: 'The database or the account could not be opened.',
  async run({ values }, talk) {
    return withInstallation(talk, values.account, async ({ account, get }) => {
      const retried = await get(HintQueue).retryParked(account, get(Clock).now());
      talk.json({ account, retried });
      talk.line(`${retried} parked webhooks of ${account} are to be worked off again.`);
      return EXIT.allWell;
    });
  },
});
