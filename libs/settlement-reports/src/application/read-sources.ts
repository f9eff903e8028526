import type { DayWindow } from '#calendar';
import { ObserveBalance, RefreshTransfers, SWEPT_LISTS, SweepList } from '#ingestion';
import type { SweepAnswer, SweepOutcome, SweptList } from '#ingestion';
import { DAY_MS, DomainError, HOUR_MS, isBefore, plusMs, tellProgress } from '#kernel';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { UnavailableSource } from '../domain/report-reading.js';

/** A QR lives for a day: what was created that long before the day can be paid on it. */
const LOOK_BACK_MS = DAY_MS + HOUR_MS;

/** Opn writes what belongs to a day, its receipt above all, in the hours after it. */
const LOOK_AHEAD_MS = DAY_MS;

/** What Opn states as the balance, and whether the books are of the same moment. */
export interface BalanceRead {
  readonly at: Instant;
  readonly total: Satang;
  readonly isComparable: boolean;
}

/** What reading everything for a day came to. */
export interface SourcesRead {
  readonly swept: ReadonlyMap<SweptList, SweepAnswer>;
  /** Null where it is among the unavailable ones, or among the refusals. */
  readonly balance: BalanceRead | null;
  readonly unavailable: readonly UnavailableSource[];
  /** Why the day cannot be closed now. */
  readonly refusals: readonly string[];
}

/** Reads everything at Opn that a day is made of, and says what kept it from doing so. */
@Injectable()
export class ReadSources {
  constructor(private readonly commands: CommandBus) {}

  /** Everything is tried, so that every reason is known at once. */
  async read(account: string, window: DayWindow, now: Instant): Promise<SourcesRead> {
    const swept = new Map<SweptList, SweepAnswer>();
    const unavailable: UnavailableSource[] = [];
    const refusals: string[] = [];
    for (const list of SWEPT_LISTS) {
      tellProgress(`Reading Opn's ${list}`);
      const { from, to } = spanOf(list, window, now);
      const read = await this.sweep(new SweepList(account, list, from, to));
      if (typeof read === 'string') refusals.push(read);
      else if (read.outcome === 'read') swept.set(list, read);
      else unavailable.push({ source: read.list, status: read.status });
    }
    tellProgress("Reading Opn's open transfers and balance");
    await this.commands.execute(new RefreshTransfers(account));
    const balance = await this.balance(account);
    if (typeof balance === 'string') refusals.push(balance);
    else if ('source' in balance) unavailable.push(balance);
    const isRead = typeof balance !== 'string' && 'at' in balance;
    return { swept, unavailable, refusals, balance: isRead ? balance : null };
  }

  /** What it saw, or why the day cannot be closed on it. */
  private sweep(order: SweepList): Promise<SweepOutcome | string> {
    return orReason(async () => {
      const swept = await this.commands.execute(order);
      return swept.outcome === 'unavailable' || swept.complete ? swept : unread(swept);
    });
  }

  private balance(account: string): Promise<BalanceRead | UnavailableSource | string> {
    return orReason(async () => {
      const { look, unavailable } = await this.commands.execute(new ObserveBalance(account));
      if (look === null) {
        const missing = unavailable.find(({ source }) => source === 'balance');
        return { source: 'balance' as const, status: missing?.status ?? null };
      }
      const { total, isComparable } = look.balance;
      return { at: look.at, total, isComparable };
    });
  }
}

/** What Opn did not answer well keeps the day open: it is tried again. */
async function orReason<T>(read: () => Promise<T>): Promise<T | string> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

const unread = ({ list, count, statedCount, unrecorded }: SweepAnswer): string =>
  unrecorded > 0
    ? `${unrecorded} of Opn's ${list} could not be recorded; the log of the worker says why.`
    : `Opn's list of ${list} kept changing: ${count} of ${statedCount} were seen.`;

/** A charge that was paid on the day was created, and may have been credited, before it. */
const LOOKED_BACK_FOR: readonly SweptList[] = ['charges', 'transactions'];

/** Of everything else what came up on the day. */
function spanOf(list: SweptList, window: DayWindow, now: Instant) {
  const isBack = LOOKED_BACK_FOR.includes(list);
  const from = isBack ? plusMs(window.from, -LOOK_BACK_MS) : window.from;
  const end = plusMs(window.to, LOOK_AHEAD_MS);
  return { from, to: isBefore(end, now) ? end : now };
}
