// Opn as it posts webhooks, from a process of its own: bodies are made and signed before the time.
import { Agent, request } from 'node:http';

import { decodeWebhookSecret, signWebhook } from '#opn';

import { webhookBody } from './written.mjs';

let bodies = [];

const WORK = {
  async prepare({ run, count, secret }) {
    const [key, timestamp] = [decodeWebhookSecret(secret), String(Math.floor(Date.now() / 1000))];
    bodies = Array.from({ length: count }, (_, n) => {
      const body = webhookBody(`${run}_${n}`);
      const signed = { 'omise-signature': signWebhook(body, key, timestamp) };
      const headers = { ...signed, 'omise-signature-timestamp': timestamp };
      return { body, headers: { ...headers, 'content-type': 'application/json' } };
    });
  },
  async post({ url, connections }) {
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const before = process.cpuUsage();
    const begun = performance.now();
    const latencies = [];
    let [next, accepted] = [0, 0];
    const oneConnection = async () => {
      while (next < bodies.length) {
        const sent = performance.now();
        if ((await post(url, agent, bodies[next++])) === 200) accepted += 1;
        latencies.push(performance.now() - sent);
      }
    };
    await Promise.all(Array.from({ length: connections }, oneConnection));
    agent.destroy();
    const { user, system } = process.cpuUsage(before);
    const busy = (user + system) / 1000 / (performance.now() - begun);
    latencies.sort((left, right) => left - right);
    const at = (share) => Math.round(latencies[Math.floor((latencies.length - 1) * share)]);
    return { accepted, p50: at(0.5), p95: at(0.95), p99: at(0.99), busy };
  },
};

function post(url, agent, { body, headers }) {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': body.length },
    };
    const sent = request(url, options, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

process.on('message', async ({ work, ...order }) => {
  if (work === 'stop') process.exit(0);
  try {
    process.send((await WORK[work](order)) ?? {});
  } catch (error) {
    process.send({ error: error.stack });
  }
});
process.send({ ready: true });
