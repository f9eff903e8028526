import { LogReader } from '#event-store';
import { Clock, epochMs, HOUR_MS } from '#kernel';
import { NotificationOutbox } from '#notifications';
import { ProcessRecords } from '#processes';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataFolder, freeSpaceOf } from './data-folder.js';
import { MANY_FAILURES } from './ingestion-checks.js';
import { ReadinessChecks } from './readiness-checks.js';
import type { ReadinessFinding } from './readiness-checks.js';

const GIB = 2 ** 30;
const LITTLE_SPACE_BYTES = 5 * GIB;
const LITTLE_SHARE = 0.1;
const HARDLY_ANY_SPACE_BYTES = GIB / 2;

/** Channels that are down for less have their next tries to come. */
const LONG_UNTOLD_MS = HOUR_MS;

const MOST_NAMED = 5;

/**
 * What says nothing about whether this process can take requests, and a lot about the installation:
 * shown on the health page, and no reason to send requests elsewhere.
 */
@Injectable()
export class DetailChecks implements OnModuleInit {
  constructor(
    private readonly checks: ReadinessChecks,
    private readonly folder: DataFolder,
    private readonly records: ProcessRecords,
    private readonly outbox: NotificationOutbox,
    private readonly log: LogReader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const detail = { severity: 'degraded', isDetail: true } as const;
    this.checks.add(
      { name: 'worker', ...detail, check: () => this.checkWorker() },
      { name: 'turns', ...detail, check: () => this.checkTurns() },
      { name: 'disk', ...detail, check: () => this.checkDisk() },
      { name: 'notifications', ...detail, check: () => this.checkNotifications() },
    );
  }

  private async checkWorker(): Promise<ReadinessFinding> {
    const workers = (await this.records.processes()).filter(({ kind }) => kind === 'worker');
    const running = workers.filter(({ isRunning }) => isRunning);
    if (running.length > 0) return { ok: true, detail: `${running.length} running.` };
    const [last] = workers;
    if (!last) return { ok: false, severity: 'ill', detail: 'No worker was ever heard of.' };
    const since = last.stoppedAt ?? last.seenAt;
    const how = last.stoppedAt === null ? 'was last heard of then' : 'stopped then, in order';
    const who = `The last one, process ${last.pid} on ${last.host}, ${how}.`;
    return { ok: false, severity: 'ill', since, detail: `No worker since ${since}. ${who}` };
  }

  private async checkTurns(): Promise<ReadinessFinding> {
    const ill = (await this.records.jobs()).filter(({ failures }) => failures >= MANY_FAILURES);
    const [first] = ill;
    if (!first) return { ok: true, detail: `No job failed ${MANY_FAILURES} times in a row.` };
    const detail = ill
      .slice(0, MOST_NAMED)
      .map(({ job, account, failures, lastFailure }) => {
        return `${job} of ${account} failed ${failures} times in a row: ${lastFailure ?? ''}`;
      })
      .join('; ');
    return { ok: false, since: first.failingSince, detail };
  }

  private async checkDisk(): Promise<ReadinessFinding> {
    const { path } = this.folder;
    const space = await freeSpaceOf(this.folder);
    if (space === null) return { ok: true, detail: `${path} is not there, and nothing needs it.` };
    const { free, all } = space;
    const detail = `${gib(free)} of ${gib(all)} GiB are free in ${path}.`;
    if (free < HARDLY_ANY_SPACE_BYTES) return { ok: false, severity: 'ill', detail };
    return { ok: free >= Math.min(LITTLE_SPACE_BYTES, all * LITTLE_SHARE), detail };
  }

  private async checkNotifications(): Promise<ReadinessFinding> {
    const now = epochMs(this.clock.now());
    const faults: string[] = [];
    for (const account of await this.log.accounts()) {
      for (const { channel, oldestAt, givenUp } of await this.outbox.numbers(account)) {
        const isLong = oldestAt !== null && now - epochMs(oldestAt) > LONG_UNTOLD_MS;
        if (isLong) faults.push(`${channel} was not told of ${account} since ${oldestAt}.`);
        if (givenUp > 0) faults.push(`${givenUp} were given up on ${channel} for ${account}.`);
      }
    }
    const detail =
      faults.length === 0 ? 'Everybody was told.' : faults.slice(0, MOST_NAMED).join(' ');
    return { ok: faults.length === 0, detail };
  }
}

const gib = (bytes: number): string => (bytes / GIB).toFixed(1);
