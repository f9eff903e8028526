import { Clock, instantOrNull, isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { isJsonObject } from '#opn';
import { Injectable } from '@nestjs/common';
import { SWEPT_LISTS } from '../domain/swept-list.js';
import type { SweptList } from '../domain/swept-list.js';
import { unavailableStatus } from '../domain/unavailable-source.js';
import { OpnAccounts } from './opn-accounts.js';

/** How old Opn's lists are: one request tells, since they begin with what was created first. */
@Injectable()
export class FirstCreated {
  constructor(
    private readonly opn: OpnAccounts,
    private readonly clock: Clock,
  ) {}

  /** Nothing of the list is older; now if it is empty, null if Opn does not say. */
  async of(account: string, list: SweptList): Promise<Instant | null> {
    const to = this.clock.now();
    try {
      for await (const { items } of this.opn.client(account).list(list, { to })) {
        const [first] = items;
        if (first === undefined) return to;
        return isJsonObject(first) ? instantOrNull(first['created_at']) : null;
      }
    } catch (error) {
      if (list === 'charges' || unavailableStatus(error) === null) throw error;
    }
    return null;
  }

  /** Of the oldest list; now if there is nothing at all. */
  async ofAny(account: string): Promise<Instant> {
    let oldest = this.clock.now();
    for (const list of SWEPT_LISTS) {
      const first = await this.of(account, list);
      if (first !== null && isBefore(first, oldest)) oldest = first;
    }
    return oldest;
  }
}
