import { RevokeApiKey } from '#access';
import { EXIT, readArguments } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

export const keysRevokeCommand: Command = {
  name: 'keys revoke',
  summary: 'Takes an API key back: from now on it is refused.',
  usage: '<id>',
  help: ['The id is the part between the first two "_" of a key; `keys list` shows it.'],
  run(args, terminal) {
    const { positionals } = readArguments(args, { options: {}, positionals: ['id'] });
    return withInstallation(terminal, undefined, async ({ commands }) => {
      const key = await commands.execute(new RevokeApiKey(positionals[0] ?? ''));
      terminal.out(`Key ${key.id} of ${key.ownerName} is revoked since ${String(key.revokedAt)}.`);
      return EXIT.allWell;
    });
  },
};
