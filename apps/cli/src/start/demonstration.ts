import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Config } from '#config';
import { freePort, secretIn } from '#database';

import { localAddressOf } from './address.js';

const MAX_WEBHOOK_SECRETS = 5;
const KEY_LENGTH = 24;

/** The simulator is ours, and plays a day in a minute: it need not be spared. */
const SIMULATOR_REQUESTS_PER_SECOND = '100';

/** What the demonstration makes up instead of an Opn account; the same again at every start. */
export interface Demonstration {
  readonly simulatorUrl: string;
  readonly adminApiKey: string;
  /** For the simulator, the api, the worker and the command line alike. */
  readonly environment: Readonly<Record<string, string>>;
}

export async function demonstrationOf(config: Config): Promise<Demonstration> {
  return demonstrationAt(config, await rememberedPort(portFile(config)));
}

/** The demonstration that `start` runs, for the other commands; null if there was none yet. */
export function runningDemonstration(config: Config): Demonstration | null {
  const file = portFile(config);
  return existsSync(file) ? demonstrationAt(config, Number(readFileSync(file, 'utf8'))) : null;
}

const portFile = ({ dataDir }: Config): string => join(resolve(dataDir), 'demonstration.port');

function demonstrationAt(config: Config, simulatorPort: number): Demonstration {
  const dataDir = resolve(config.dataDir);
  const derive = derivation(secretIn(join(dataDir, 'demonstration.secret')));
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
  const adminApiKey = config.adminApiKey ?? `demo-${readable(derive('admin'))}`;
  const webhookSecrets = [
    derive('webhook').toString('base64'),
    ...config.accounts[0].webhookSecrets,
  ];
  return {
    simulatorUrl,
    adminApiKey,
    environment: {
      OPN_API_URL: simulatorUrl,
      OPN_ACCOUNT: config.account,
      OPN_SECRET_KEY: `skey_test_${readable(derive('opn'))}`,
      OPN_REQUESTS_PER_SECOND: SIMULATOR_REQUESTS_PER_SECOND,
      OPN_WEBHOOK_SECRETS: webhookSecrets.slice(0, MAX_WEBHOOK_SECRETS).join(','),
      ADMIN_API_KEY: adminApiKey,
      SIMULATOR_PORT: String(simulatorPort),
      SIMULATOR_STATE: join(dataDir, 'demonstration.state.json'),
      WEBHOOK_URL: `${localAddressOf(config.host, config.port)}/webhooks/opn`,
    },
  };
}

/** One secret on the disk, and any number of different ones from it. */
function derivation(secret: string): (purpose: string) => Buffer {
  return (purpose) => createHmac('sha256', secret).update(purpose).digest();
}

function readable(bytes: Buffer): string {
  return bytes.toString('hex').slice(0, KEY_LENGTH);
}

/** The command line finds the running simulator by the port written here. */
async function rememberedPort(file: string): Promise<number> {
  const before = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = await freePort(before > 0 ? before : null);
  writeFileSync(file, `${port}\n`);
  return port;
}
