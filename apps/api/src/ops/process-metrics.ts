import { Database } from '#database';
import { SECOND_MS } from '#kernel';
import { buildName, ProcessRecords } from '#processes';
import type { JobStanding, ProcessView, WorkTally } from '#processes';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataFolder, freeSpaceOf } from './data-folder.js';
import { Lately } from './lately.js';
import { gaugesOf, Metrics } from './metrics.js';
import { StoredHistogram } from './stored-histogram.js';

const KEPT_MS = 5 * SECOND_MS;
const KINDS = ['api', 'worker'] as const;

const ONE = ['process'] as const;
const JOB = ['account', 'job'] as const;

const OF_PROCESSES = {
  running: ['yodtrong_processes_running', 'Processes that were heard of lately.', ['kind']],
  age: [
    'yodtrong_process_last_seen_age_seconds',
    'Since any process of the kind was last heard of; absent if none ever was.',
    ['kind'],
  ],
  memory: ['yodtrong_process_memory_bytes', 'Of each running process.', ['kind', ...ONE]],
  delay: [
    'yodtrong_process_loop_delay_seconds',
    'How late its event loop was, 99th percentile of ten seconds.',
    ['kind', ...ONE],
  ],
  waiting: [
    'yodtrong_process_connections_waiting',
    'Work in it that waited for a connection to the database.',
    ['kind', ...ONE],
  ],
} as const;

const TURNS = [
  'yodtrong_job_duration_seconds',
  'Turns of recurring jobs, of all workers together.',
] as const;

const REQUESTS = [
  'yodtrong_opn_request_duration_seconds',
  'Requests to Opn by what came of them, of all processes together.',
] as const;

const OF_JOBS = {
  failures: ['yodtrong_job_failures_in_a_row', 'Turns that failed since one went well.', JOB],
  age: [
    'yodtrong_job_last_success_age_seconds',
    'Since a turn of the job last went well; absent if none ever did.',
    JOB,
  ],
} as const;

interface Seen {
  readonly processes: readonly ProcessView[];
  readonly tallies: readonly WorkTally[];
  readonly jobs: readonly JobStanding[];
}

/** Which processes run, and how their work goes: as they wrote it down themselves. */
@Injectable()
export class ProcessMetrics implements OnModuleInit {
  private readonly seen: Lately<Seen>;

  constructor(
    private readonly metrics: Metrics,
    private readonly records: ProcessRecords,
    private readonly database: Database,
    private readonly folder: DataFolder,
  ) {
    this.seen = new Lately(KEPT_MS, () => this.ask());
  }

  onModuleInit(): void {
    this.showOwn();
    this.showProcesses();
    this.showWork();
  }

  /** Of this process, at this moment. */
  private showOwn(): void {
    const { build, connections, disk } = gaugesOf(this.metrics.registry, {
      build: ['yodtrong_build_info', 'Always 1; the label says what runs here.', ['build']],
      connections: [
        'yodtrong_database_connections',
        'Connections of this api by state; waiting: asked for in vain.',
        ['state'],
      ],
      disk: ['yodtrong_data_disk_free_bytes', 'Free where DATA_DIR is; absent if nowhere.', []],
    });
    build.set({ build: buildName() }, 1);
    this.metrics.addSource('this process', async () => {
      const { total, idle, waiting } = this.database.connections;
      connections.set({ state: 'used' }, total - idle);
      connections.set({ state: 'idle' }, idle);
      connections.set({ state: 'waiting' }, waiting);
      const space = await freeSpaceOf(this.folder);
      if (space === null) disk.reset();
      else disk.set(space.free);
    });
  }

  private showProcesses(): void {
    const gauges = gaugesOf(this.metrics.registry, OF_PROCESSES);
    this.metrics.addSource('the processes', async () => {
      for (const gauge of Object.values(gauges)) gauge.reset();
      const { processes } = await this.seen.get();
      for (const kind of KINDS) {
        const own = processes.filter((one) => one.kind === kind);
        gauges.running.set({ kind }, own.filter(({ isRunning }) => isRunning).length);
        if (own[0]) gauges.age.set({ kind }, Math.max(0, own[0].seenSecondsAgo));
      }
      for (const { kind, host, pid, ...one } of processes.filter(({ isRunning }) => isRunning)) {
        const labels = { kind, process: `${host}:${pid}` };
        gauges.memory.set(labels, one.memoryBytes);
        gauges.delay.set(labels, one.loopDelayMs / SECOND_MS);
        gauges.waiting.set(labels, one.connectionsWaiting);
      }
    });
  }

  private showWork(): void {
    const { registry } = this.metrics;
    const turns = new StoredHistogram(...TURNS, registry);
    const requests = new StoredHistogram(...REQUESTS, registry);
    const gauges = gaugesOf(registry, OF_JOBS);
    this.metrics.addSource('the work', async () => {
      for (const gauge of Object.values(gauges)) gauge.reset();
      const { tallies, jobs } = await this.seen.get();
      turns.show(shown(tallies, 'job'));
      requests.show(shown(tallies, 'opn'));
      for (const { account, job, failures, lastSuccessSecondsAgo } of jobs) {
        gauges.failures.set({ account, job }, failures);
        if (lastSuccessSecondsAgo !== null) {
          gauges.age.set({ account, job }, Math.max(0, lastSuccessSecondsAgo));
        }
      }
    });
  }

  private async ask(): Promise<Seen> {
    const processes = await this.records.processes();
    const tallies = await this.records.tallies();
    return { processes, tallies, jobs: await this.records.jobs() };
  }
}

const shown = (tallies: readonly WorkTally[], wanted: WorkTally['kind']) =>
  tallies
    .filter(({ kind }) => kind === wanted)
    .map((tally) => {
      const { account, name, outcome } = tally;
      const labels = wanted === 'job' ? { account, job: name, outcome } : { account, outcome };
      return [labels, tally] as const;
    });
