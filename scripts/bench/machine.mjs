// What was measured on: without it a figure says nothing.
import { cpus, loadavg, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';

const COMMITS = 200;
const SETTINGS = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'work_mem'];
const GIB = 2 ** 30;

export async function machineFacts({ admin }) {
  const settings = [];
  for (const name of ['server_version', ...SETTINGS]) {
    const { rows } = await admin.query(`SHOW ${name}`);
    settings.push([name, rows[0][name]]);
  }
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    processors: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
    memory: `${(totalmem() / GIB).toFixed(0)} GiB`,
    load: `${loadavg()[0].toFixed(1)} (of other work, when the run began)`,
    node: process.version,
    ...Object.fromEntries(settings),
    commit_latency: `${(await commitLatency(admin)).toFixed(2)} ms (median of ${COMMITS})`,
  };
}

async function commitLatency(admin) {
  await admin.query('CREATE TABLE IF NOT EXISTS bench_commits (n int)');
  const times = [];
  for (let n = 0; n < COMMITS; n += 1) {
    const begun = performance.now();
    await admin.query('INSERT INTO bench_commits VALUES ($1)', [n]);
    times.push(performance.now() - begun);
  }
  await admin.query('DROP TABLE bench_commits');
  return times.sort((left, right) => left - right)[COMMITS / 2];
}
