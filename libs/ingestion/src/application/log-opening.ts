import { LogReader } from '#event-store';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';

/** When an account's log began: what happened before was nobody's news to us. */
@Injectable()
export class LogOpening {
  private readonly known = new Map<string, Instant>();

  constructor(private readonly reader: LogReader) {}

  /** Null as long as the account is not open. */
  async of(account: string): Promise<Instant | null> {
    const known = this.known.get(account);
    if (known !== undefined) return known;
    const [first] = await this.reader.after(account, 0, 1);
    if (first === undefined) return null;
    this.known.set(account, first.recorded_at);
    return first.recorded_at;
  }
}
