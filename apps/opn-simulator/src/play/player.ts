import { setTimeout as wait } from 'node:timers/promises';
import { epochMs, inGroupsOf, isBefore } from '#kernel';
import type { Clock } from '#kernel';
import { DeliveryLine } from '../faults/delivery-line.js';
import type { Faults } from '../faults/faults.js';
import type { Happening } from '../world/happening.js';
import type { World } from '../world/world.js';
import { writeState } from './state-file.js';
import type { PlayState } from './state-file.js';
import type { WebhookSender } from './webhook-sender.js';

const HAPPENINGS_PER_STEP = 24;
const WEBHOOKS_AT_ONCE = 8;
const HEALTH_POLL_MS = 250;
/** The longest a timer may run; what lies further away is looked at again then. */
const MAX_WAIT_MS = 60_000;

export interface PlayOptions {
  /** What the day's history is compressed to. */
  readonly playMs: number;
  readonly stateFile: string | null;
  readonly faults: Faults;
}

/** Plays the history as fast as told, then lets what is still planned happen in its own time. */
export class Player {
  phase: 'waiting' | 'playing' | 'done' = 'waiting';
  private readonly planned: readonly Happening[];
  private readonly line: DeliveryLine;

  constructor(
    private readonly world: World,
    private readonly sender: WebhookSender | null,
    private readonly state: PlayState,
    private readonly clock: Clock,
    private readonly options: PlayOptions,
  ) {
    this.planned = world.happenings();
    this.line = new DeliveryLine(options.faults);
    this.resume();
  }

  get total(): number {
    return this.planned.length;
  }

  /** Tells the history again from its beginning, to whoever should know it already. */
  async repeat(signal: AbortSignal): Promise<void> {
    await this.deliverAll(this.line.after(this.history()), signal);
    await this.deliverRest(signal);
  }

  /** Returns when the signal says so, or when nothing more can happen. */
  async play(signal: AbortSignal): Promise<void> {
    await this.targetAnswers(signal);
    this.phase = 'playing';
    const history = this.history();
    const steps = inGroupsOf(HAPPENINGS_PER_STEP, history.slice(this.state.delivered));
    const stepMs = (this.options.playMs * HAPPENINGS_PER_STEP) / Math.max(1, history.length);
    for (const step of steps) {
      const nextStepAt = performance.now() + stepMs;
      await this.playStep(step, this.line.after(step), signal);
      await wait(Math.max(0, nextStepAt - performance.now()), undefined, { signal });
    }
    await this.deliverRest(signal);
    this.world.catchUp();
    this.phase = 'done';
    await this.keepUp(signal);
  }

  /** What happens, and whose turn it is to be told. */
  private async playStep(
    step: readonly Happening[],
    told: readonly Happening[],
    signal: AbortSignal,
  ): Promise<void> {
    const last = step.at(-1);
    if (!last) return;
    this.save({ played: Math.max(this.state.played, this.state.delivered + step.length) });
    if (isBefore(this.world.now(), last.at)) this.world.moveTo(last.at);
    await this.deliverAll(told, signal);
    this.save({ delivered: this.state.delivered + step.length });
  }

  /** Whatever had to wait has been posted before the day counts as told. */
  private async deliverRest(signal: AbortSignal): Promise<void> {
    await this.deliverAll(this.line.rest(), signal);
    await this.sender?.settled();
  }

  private async deliverAll(happenings: readonly Happening[], signal: AbortSignal): Promise<void> {
    for (const group of inGroupsOf(WEBHOOKS_AT_ONCE, happenings)) {
      signal.throwIfAborted();
      await Promise.all(group.map(async (happening) => this.sender?.send(happening)));
    }
  }

  /** A QR that was open when the day ended still expires, hours later. */
  private async keepUp(signal: AbortSignal): Promise<void> {
    for (;;) {
      const next = this.planned[this.state.delivered];
      if (!next) return;
      const dueMs = epochMs(next.at) - epochMs(this.clock.now());
      if (this.wasTold(next)) this.save({ delivered: this.state.delivered + 1 });
      else if (dueMs > 0)
        await wait(Math.min(dueMs, MAX_WAIT_MS), undefined, { signal, ref: false });
      else await this.playStep([next], [next], signal);
    }
  }

  /** Somebody expired or paid the charge by hand, before what was planned for it. */
  private wasTold({ id }: Happening): boolean {
    return this.sender?.hasTried(id) ?? false;
  }

  /** What was told before a restart stays told; with nobody to tell, the day is simply over. */
  private resume(): void {
    const { length } = this.history();
    if (this.sender === null) Object.assign(this.state, { played: length, delivered: length });
    const last = this.planned[this.state.played - 1];
    if (this.state.played >= length) {
      this.world.catchUp();
      this.phase = 'done';
    } else if (last) this.world.moveTo(last.at);
  }

  private history(): readonly Happening[] {
    const now = this.clock.now();
    return this.planned.filter(({ at }) => !isBefore(now, at));
  }

  private save(changed: Partial<PlayState>): void {
    Object.assign(this.state, changed);
    writeState(this.options.stateFile, this.state);
  }

  private async targetAnswers(signal: AbortSignal): Promise<void> {
    if (this.sender === null) return;
    const health = new URL('/health/live', this.sender.url);
    for (;;) {
      const answer = await fetch(health, { signal }).catch(() => null);
      await answer?.arrayBuffer();
      if (answer?.ok) return;
      await wait(HEALTH_POLL_MS, undefined, { signal });
    }
  }
}
