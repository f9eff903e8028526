import type { BusinessDay } from '#calendar';
import { FirstHistory, OpnAccounts } from '#ingestion';
import { Clock } from '#kernel';
import { Injectable, Logger } from '@nestjs/common';

const NO_KEY = 'there is no Opn key for the account, and no day is closed without reading Opn';
const NO_HISTORY =
  'what the account had at Opn before it came here is not read yet (the log says how far it is), ' +
  'and what a day carries forward is not known before';
const BY_HAND = 'One that cannot wait is closed by command: close <day>, or POST …/close.';

/** `2026-11-21` */
const DATE_CHARACTERS = 10;

/** What keeps the schedule from closing any day of an account. People may know better. */
@Injectable()
export class ClosingObstacles {
  private readonly logger = new Logger(ClosingObstacles.name);
  private readonly saidOn = new Map<string, string>();

  constructor(
    private readonly opn: OpnAccounts,
    private readonly history: FirstHistory,
    private readonly clock: Clock,
  ) {}

  /** Says so once a day: days that stay open for long must not do so in silence. */
  async areThere(account: string, oldestOpen: BusinessDay): Promise<boolean> {
    const obstacle = await this.of(account);
    if (obstacle === null) return false;
    const today = this.clock.now().slice(0, DATE_CHARACTERS);
    if (this.saidOn.get(account) === today) return true;
    this.saidOn.set(account, today);
    const days = `days from ${oldestOpen} on are not closed by the schedule`;
    this.logger.warn(`${account}: ${days}: ${obstacle}. ${BY_HAND}`);
    return true;
  }

  /** Null if nothing does. */
  async of(account: string): Promise<string | null> {
    if (!this.opn.accounts.includes(account)) return NO_KEY;
    return (await this.history.isRead(account)) ? null : NO_HISTORY;
  }
}
