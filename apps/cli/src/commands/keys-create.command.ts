import { CreateApiKey, EVERY_ACCOUNT, permissionsOf, ROLES } from '#access';
import { EXIT, UsageError } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import { ACCOUNT } from './usual-options.js';

export const keysCreateCommand = planned({
  name: 'keys create',
  summary: 'Makes an API key for a person or a service, and shows it once.',
  words: [{ name: 'owner', about: 'Whose name stands in the log for what is done with it.' }],
  options: {
    role: { type: 'string', value: ROLES.join('|'), about: 'What the key may do. Needed.' },
    service: { type: 'boolean', about: 'The owner is a program: it can approve nothing.' },
    ...ACCOUNT,
    'all-accounts': { type: 'boolean', about: 'Of every account, also of later ones.' },
  },
  teaches: [
    'Give each person a key of their own: who prepared a report must not approve it, and that is',
    'told by the owner. On standard output there is the key alone, so that it can be piped.',
    'Each role may do what the ones before it may:',
    ...ROLES.map((role) => `  ${role.padEnd(8)}  ${permissionsOf(role)}`),
  ],
  examples: [
    'keys create "Somchai P." --role analyst',
    'keys create "Till 4" --role analyst --service',
  ],
  json: ['{ id, account, role, kind, owner, key }; account is * where it is of every account.'],
  fails: 'The key could not be made; the message says why.',
  async run({ values, words }, talk) {
    const role = ROLES.find((name) => name === values.role);
    if (!role) throw new UsageError(`Say which role: --role ${ROLES.join(', ')}.`);
    const everywhere = values['all-accounts'] === true;
    if (everywhere && values.account !== undefined) {
      throw new UsageError('Either one --account or --all-accounts.');
    }
    return withInstallation(talk, values.account, async ({ account, commands }) => {
      const kind = values.service === true ? 'service' : 'person';
      const where = everywhere ? EVERY_ACCOUNT : account;
      const order = new CreateApiKey(where, words['owner'] ?? '', kind, role, 'command line');
      const { key, text } = await commands.execute(order);
      talk.say(`Key ${key.id} of ${key.ownerName} (${key.role}, account ${key.account}).`);
      talk.say('The key is shown this once: keep it in a safe place.');
      talk.json({
        ...{ id: key.id, account: key.account, role: key.role, kind: key.kind },
        ...{ owner: key.ownerName, key: text },
      });
      talk.line(text);
      return EXIT.allWell;
    });
  },
});
