// The product's own api, as `npm start` runs it.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { freePort } from '#database';

import { ACCOUNT } from './facts.mjs';

const MAIN = fileURLToPath(new URL('../../dist/apps/api/src/main.js', import.meta.url));
export const WEBHOOK_SECRET = Buffer.from('a secret of the benchmark').toString('base64');

export async function startApi(databaseUrl) {
  const port = await freePort(null);
  const env = {
    ...{ PATH: process.env.PATH, PORT: String(port), DATABASE_URL: databaseUrl },
    ...{ OPN_SECRET_KEY: 'skey_5vcd3j9c9r0p4ayml0d', OPN_ACCOUNT: ACCOUNT },
    ...{ OPN_API_URL: 'http://127.0.0.1:9', OPN_WEBHOOK_SECRETS: WEBHOOK_SECRET },
    ADMIN_API_KEY: 'a-key-that-nobody-asks-for-in-a-benchmark',
  };
  const child = fork(MAIN, [], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The api ended with code ${code}.`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  return { url: `http://127.0.0.1:${port}/webhooks/opn`, stop, peakMb: () => peakMb(child.pid) };
}

/** Only Linux says it of another process. */
function peakMb(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Math.round(kilobytes / 1024);
  } catch {
    return 'unknown';
  }
}
