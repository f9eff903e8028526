import { setTimeout as wait } from 'node:timers/promises';
import { backoffMs, Clock, MINUTE_MS, SECOND_MS } from '#kernel';
import { ZERO } from '#money';
import { OpnError } from '#opn';
import type { OpnErrorCode } from '#opn';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { HistoryPlan, HistoryProgress } from './history-plan.js';
import { SweepList } from './sweep-list.command.js';
import type { SweepOutcome } from './sweep-list.command.js';
import { SweepProgress } from './sweep-progress.js';
import type { SliceResult } from './sweep-progress.js';

const BACKOFF = { firstMs: 5 * SECOND_MS, capMs: MINUTE_MS };

/** What passes by itself, if one waits. */
const PASSING: readonly OpnErrorCode[] = [
  'opn.circuit_open',
  'opn.held_back',
  'opn.malformed',
  'opn.rate_limited',
  'opn.unavailable',
];

type Place = Omit<HistoryProgress, 'read'>;

/** Reads one slice of history unless it is known, and keeps in mind that it did. */
@Injectable()
export class ReadSlice {
  constructor(
    private readonly progress: SweepProgress,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async read(account: string, plan: HistoryPlan, place: Place): Promise<SliceResult> {
    await plan.progress?.({ ...place, read: null });
    if (place.known) return place.known;
    const { list, from, to } = place.slice;
    const readAt = this.clock.now();
    const swept = await this.sweep(account, plan, place);
    const result = { list, from, to, readAt, ...figuresOf(swept) };
    await this.progress.note(account, plan.run, result);
    return result;
  }

  private async sweep(account: string, plan: HistoryPlan, place: Place): Promise<SweepOutcome> {
    const { list, from, to } = place.slice;
    const options = {
      progress: async (read: NonNullable<HistoryProgress['read']>) =>
        plan.progress?.({ ...place, read }),
    };
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.commands.execute(new SweepList(account, list, from, to, options));
      } catch (error) {
        const passes = error instanceof OpnError && PASSING.includes(error.code);
        if (!passes || tries >= (plan.tries ?? 1)) throw error;
        await wait(backoffMs(tries, BACKOFF, Math.random));
      }
    }
  }
}

type Figures = Omit<SliceResult, 'list' | 'from' | 'to' | 'readAt'>;

function figuresOf(swept: SweepOutcome): Figures {
  if (swept.outcome === 'unavailable') {
    const nothing = { pages: 0, count: 0, amount: ZERO, recorded: 0, unrecorded: 0 };
    return { ...nothing, complete: false, unavailable: swept.reason };
  }
  const { pages, count, amount, recorded, unrecorded, complete } = swept;
  return { pages, count, amount, recorded, unrecorded, complete, unavailable: null };
}
