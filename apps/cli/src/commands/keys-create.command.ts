import { CreateApiKey, EVERY_ACCOUNT, permissionsOf, ROLES } from '#access';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

export const keysCreateCommand: Command = {
  name: 'keys create',
  summary: 'Makes an API key for a person or a service, and shows it once.',
  usage: '<owner> --role <role> [--service] [--account <account> | --all-accounts]',
  help: [
    'The owner is the name that stands in the log for whatever is done with the key.',
    'Each role may do what the ones before it may:',
    ...ROLES.map((role) => `  ${role.padEnd(8)}  ${permissionsOf(role)}`),
    '',
    'Example: npm run yodtrong -- keys create "Somchai P." --role analyst',
  ],
  run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: {
        account: { type: 'string' },
        'all-accounts': { type: 'boolean' },
        role: { type: 'string' },
        service: { type: 'boolean' },
      },
      positionals: ['owner'],
    });
    const role = ROLES.find((name) => name === values.role);
    if (!role) throw new UsageError(`Say which role: --role ${ROLES.join(', ')}.`);
    const everywhere = values['all-accounts'] === true;
    if (everywhere && values.account !== undefined) {
      throw new UsageError('Either one --account or --all-accounts.');
    }
    return withInstallation(terminal, values.account, async ({ account, commands }) => {
      const kind = values.service === true ? 'service' : 'person';
      const where = everywhere ? EVERY_ACCOUNT : account;
      const order = new CreateApiKey(where, positionals[0] ?? '', kind, role, 'command line');
      const { key, text } = await commands.execute(order);
      terminal.say(`Key ${key.id} of ${key.ownerName} (${key.role}, account ${key.account}).`);
      terminal.say('The key is shown this once: keep it in a safe place.');
      terminal.out(text);
      return EXIT.allWell;
    });
  },
};
