import { RevokeApiKey } from '#access';
import { EXIT } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';

export const keysRevokeCommand = planned({
  name: 'keys revoke',
  summary: 'Takes an API key back: from now on it is refused.',
  words: [{ name: 'id', about: 'The part between the first two "_" of a key; see keys list.' }],
  options: {},
  teaches: [
    'Use it when somebody leaves, or when a key may have been seen by others. What was done with',
    'it stays in the log under the name of its owner. It cannot be given back: make a new one.',
  ],
  examples: ['keys revoke 4f2a9c'],
  json: ['{ id, owner, revokedAt }'],
  fails: 'There is no key with that id.',
  run({ words }, talk) {
    return withInstallation(talk, undefined, async ({ commands }) => {
      const key = await commands.execute(new RevokeApiKey(words['id'] ?? ''));
      const { id, ownerName: owner, revokedAt } = key;
      talk.json({ id, owner, revokedAt });
      talk.line(`Key ${id} of ${owner} is revoked since ${String(revokedAt)}.`);
      return EXIT.allWell;
    });
  },
});
