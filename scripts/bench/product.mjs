// The product in a process of its own, so that its memory is its own: takes orders over IPC.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { SMALL_HEAP_ARGUMENTS } from '#kernel';

const fileOf = (name) => fileURLToPath(new URL(`${name}-process.mjs`, import.meta.url));

/** A case that has failed leaves it behind. */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill();
});

/** The product as workers are started; what it is measured against is taken as it comes. */
function startProcess(name, own) {
  const execArgv = name === 'product' ? [...SMALL_HEAP_ARGUMENTS] : [];
  const child = fork(fileOf(name), [], { env: { ...process.env, ...own }, execArgv });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** `name` is that of the process: the product, or what it is measured against. */
export async function startProduct(databaseUrl, opnUrl = 'http://127.0.0.1:9', name = 'product') {
  const child = startProcess(name, { BENCH_DATABASE_URL: databaseUrl, BENCH_OPN_URL: opnUrl });
  const answers = [];
  child.on('message', (message) => answers.shift()?.(message));
  const answer = () =>
    new Promise((resolve, reject) => {
      const gone = (code) => reject(new Error(`The measured process ended with code ${code}.`));
      child.once('exit', gone);
      answers.push((message) => {
        child.off('exit', gone);
        if (message.error) reject(new Error(message.error));
        else resolve(message);
      });
    });
  await answer();
  const ask = (order) => {
    const answered = answer();
    child.send(order);
    return answered;
  };
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.send({ work: 'stop' });
    });
  return { ask, stop };
}
