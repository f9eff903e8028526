import type { BusinessDay } from '#calendar';
import { LogReader } from '#event-store';
import { GENESIS_HASH } from '#kernel';
import { Injectable } from '@nestjs/common';
import { DAY_KIND } from '../domain/day-stream.js';
import { dayEvents } from '../domain/day.events.js';
import { NO_VERSIONS, withEvents } from '../domain/latest-version.js';
import type { LatestVersion } from '../domain/latest-version.js';

/** What an account's log said up to a position; `digest` is that of its chain there. */
interface Known {
  readonly position: number;
  readonly digest: string;
  readonly versions: ReadonlyMap<BusinessDay, LatestVersion>;
}

const NOTHING: Known = { position: 0, digest: GENESIS_HASH, versions: NO_VERSIONS };

/**
 * The latest version of every closed day, for those who ask all the time: what the log had before
 * is remembered, and only what came since is read. A log never changes, so neither does that; one
 * that a backup has put in its place is another log, and is read from its beginning.
 */
@Injectable()
export class LatestVersions {
  private readonly known = new Map<string, Known>();

  constructor(private readonly log: LogReader) {}

  async of(account: string): Promise<ReadonlyMap<BusinessDay, LatestVersion>> {
    const known = this.known.get(account) ?? NOTHING;
    const { position, digest } = await this.log.head(account);
    if (digest === known.digest) return known.versions;
    const before = (await this.isOfThisLog(account, known)) ? known : NOTHING;
    const events = await this.log.ofKind(
      ...([account, DAY_KIND, dayEvents, position, before.position] as const),
    );
    const versions = withEvents(before.versions, events);
    // Another may have asked meanwhile and have read further: the newest memory is kept.
    const newest = this.known.get(account) ?? NOTHING;
    if (newest === known || newest.position < position) {
      this.known.set(account, { position, digest, versions });
    }
    return versions;
  }

  private async isOfThisLog(account: string, { position, digest }: Known): Promise<boolean> {
    const chain = await this.log.chainAt(account, position);
    return chain.digest === digest;
  }
}
