import type { Queryable } from '#database';
import { HOUR_MS, instantFromMs, isBefore, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { NotificationThread } from '#notifications';
import type { ToldState } from '#notifications';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../domain/alert-condition.js';
import { keyPrefix } from '../domain/alert-stream.js';
import { DIGESTS } from '../domain/telling/told-of.js';

/** Keys of an episode's own messages name it: whatever a clock said, they are of nothing else. */
const EVER = instantFromMs(0);

/** Digests of so long before are read as well: clocks of two workers differ by less. */
const CLOCKS_DIFFER_MS = HOUR_MS;

export interface ToldEpisode extends Pick<AlertCondition, 'kind' | 'subject'> {
  readonly episode: number;
  readonly raisedAt: Instant;
}

/** What was told of episodes, by messages of their own and by digests. */
@Injectable()
export class ToldStates {
  constructor(private readonly thread: NotificationThread) {}

  async of(
    on: Queryable,
    account: string,
    episodes: readonly ToldEpisode[],
  ): Promise<readonly ToldState[]> {
    const [first, ...others] = episodes.map(({ raisedAt }) => raisedAt);
    if (first === undefined) return [];
    const earliest = others.reduce((least, one) => (isBefore(one, least) ? one : least), first);
    const prefixes = episodes.map((one) => keyPrefix(one, one.episode));
    const own = await this.thread.told(on, account, prefixes, EVER);
    const since = plusMs(earliest, -CLOCKS_DIFFER_MS);
    return [...own, ...(await this.thread.told(on, account, [DIGESTS], since))];
  }
}
