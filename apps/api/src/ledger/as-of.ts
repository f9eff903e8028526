import { parseBusinessDay } from '#calendar';
import { DayReader } from '#days';
import { LogReader } from '#event-store';
import { DomainError, parseInstant } from '#kernel';
import type { AsOf } from '#reconciliation';
import { Injectable } from '@nestjs/common';

const POSITION = /^position:(\d{1,15})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `asOf=`: `position:<n>`, an instant (known by then), or a day (its close). */
@Injectable()
export class AsOfReader {
  constructor(
    private readonly log: LogReader,
    private readonly days: DayReader,
  ) {}

  async positionOf(account: string, text: string): Promise<number> {
    const [, position] = POSITION.exec(text) ?? [];
    if (position !== undefined) return Number(position);
    if (DAY.test(text)) return this.closeOf(account, text);
    return this.log.positionAt(account, instantIn(text));
  }

  /** The same with the instant of judging: of the commit, the instant itself, or the closing's. */
  async asOf(account: string, text: string): Promise<AsOf> {
    const [, number] = POSITION.exec(text) ?? [];
    if (number !== undefined) return this.atPosition(account, Number(number));
    if (DAY.test(text)) {
      const { position, instant } = (await this.firstIssue(account, text)).data.asOf;
      return { position, instant };
    }
    const instant = instantIn(text);
    return { position: await this.log.positionAt(account, instant), instant };
  }

  private async atPosition(account: string, position: number): Promise<AsOf> {
    const instant = await this.log.committedAt(account, position);
    if (instant !== null) return { position, instant };
    const { position: last } = await this.log.head(account);
    const message = `The log of ${account} has no position ${position}; it ends at ${last}.`;
    throw new DomainError('as_of.invalid', message);
  }

  private async closeOf(account: string, text: string): Promise<number> {
    return (await this.firstIssue(account, text)).position;
  }

  private async firstIssue(account: string, text: string) {
    const day = parseBusinessDay(text);
    const [closed] = await this.days.versions(account, day);
    if (closed) return closed;
    throw new DomainError('day.not_closed', `${day} has not been closed; ask as of an instant.`);
  }
}

function instantIn(text: string) {
  try {
    return parseInstant(text);
  } catch (cause) {
    const message =
      `asOf "${text}" is neither position:<n>, nor an RFC 3339 time, ` +
      'nor a day such as 2026-11-20.';
    throw new DomainError('as_of.invalid', message, {}, { cause });
  }
}
