import { parseBusinessDay } from '#calendar';
import { DayReader } from '#days';
import { LogReader } from '#event-store';
import { DomainError, parseInstant } from '#kernel';
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

  private async closeOf(account: string, text: string): Promise<number> {
    const day = parseBusinessDay(text);
    const [closed] = await this.days.versions(account, day);
    if (closed) return closed.position;
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
