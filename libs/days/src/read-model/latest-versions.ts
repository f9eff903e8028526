import type { BusinessDay } from '#calendar';
import { LogReader } from '#event-store';
import { Injectable } from '@nestjs/common';
import { DAY_KIND } from '../domain/day-stream.js';
import { dayEvents } from '../domain/day.events.js';
import { NO_VERSIONS, withEvents } from '../domain/latest-version.js';
import type { LatestVersion } from '../domain/latest-version.js';

interface Known {
  readonly position: number;
  readonly versions: ReadonlyMap<BusinessDay, LatestVersion>;
}

const NOTHING: Known = { position: 0, versions: NO_VERSIONS };

/**
 * The latest version of every closed day, for those who ask all the time: what the log had before
 * is remembered, and only what came since is read. The log never changes, so neither does that.
 */
@Injectable()
export class LatestVersions {
  private readonly known = new Map<string, Known>();

  constructor(private readonly log: LogReader) {}

  async of(account: string): Promise<ReadonlyMap<BusinessDay, LatestVersion>> {
    const { position } = await this.log.head(account);
    const known = this.known.get(account) ?? NOTHING;
    // Another may have asked meanwhile and have read further: the newest memory is kept.
    if (position <= known.position) return known.versions;
    const events = await this.log.ofKind(
      ...([account, DAY_KIND, dayEvents, position, known.position] as const),
    );
    const versions = withEvents(known.versions, events);
    if ((this.known.get(account) ?? NOTHING).position < position) {
      this.known.set(account, { position, versions });
    }
    return versions;
  }
}
