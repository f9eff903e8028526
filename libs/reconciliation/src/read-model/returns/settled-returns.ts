import { holidaysOf, SettingsReader } from '#accounts';
import type { Holidays } from '#calendar';
import { Database } from '#database';
import type { Queryable } from '#database';
import { Injectable } from '@nestjs/common';
import { seeAtBank } from '../../domain/returns/see-at-bank.js';
import { CODES_OF_MONEY_OWED, settledByReturns } from '../../domain/returns/settled-by-returns.js';
import type { OwedBreak, SettledBreaks } from '../../domain/returns/settled-by-returns.js';
import { loadReturnLines, loadReturns } from './return-facts-table.js';

const NOTHING: SettledBreaks = new Map();

/** Breaks of paid money that was given back since: no longer open, and by which proof. */
@Injectable()
export class SettledReturns {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
  ) {}

  async among(account: string, breaks: readonly OwedBreak[]): Promise<SettledBreaks> {
    const holidays = holidaysOf(await this.settings.of(account));
    return settledAmong({ on: this.database, account, holidays }, breaks);
  }
}

interface KnownReturns {
  readonly on: Queryable;
  readonly account: string;
  readonly holidays: Holidays;
}

/** The same by what one view of the books knows. */
export async function settledAmong(
  { on, account, holidays }: KnownReturns,
  breaks: readonly OwedBreak[],
): Promise<SettledBreaks> {
  if (!breaks.some(({ code }) => CODES_OF_MONEY_OWED.includes(code))) return NOTHING;
  const returns = await loadReturns(on, account);
  if (returns.length === 0) return NOTHING;
  const lines = await loadReturnLines(on, account);
  return settledByReturns(breaks, returns, seeAtBank(returns, lines, holidays));
}
