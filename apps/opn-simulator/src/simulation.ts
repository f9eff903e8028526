import type { Clock } from '#kernel';
import { lastCompleteDay } from './day/bangkok-day.js';
import { planDays } from './day/plan-days.js';
import { Faults } from './faults/faults.js';
import { Player } from './play/player.js';
import { readState, writeState } from './play/state-file.js';
import type { PlayState } from './play/state-file.js';
import { WebhookSender } from './play/webhook-sender.js';
import type { SimulatorSettings } from './settings.js';
import type { DeliveryAttempt } from './wire/render-event.js';
import type { Happening } from './world/happening.js';
import { World } from './world/world.js';

const NOTHING_SENT = { sent: 0, acknowledged: 0, delivered: 0, failed: 0 };

/** One simulated day, and whoever is told about it. */
export class Simulation {
  readonly world: World;
  readonly faults: Faults;
  private readonly sender: WebhookSender | null;
  private readonly player: Player;
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private numbers = 0;

  constructor(
    private readonly settings: SimulatorSettings,
    private readonly clock: Clock,
  ) {
    const { webhookUrl, webhookSecret, stateFile, playMs } = settings;
    const state = this.startingState();
    const plan = planDays(state.day, state.seed, settings);
    this.faults = new Faults(state.seed, plan, settings.faults);
    this.world = new World(this.faults.fees.plan, clock);
    const addressee = webhookUrl && { url: webhookUrl, secretBase64: webhookSecret ?? '' };
    const { faults, world } = this;
    const { signal } = this.stopping;
    this.sender = addressee ? new WebhookSender(addressee, faults, clock, signal) : null;
    this.player = new Player(world, this.sender, state, clock, { stateFile, playMs, faults });
  }

  get webhookUrl(): string | null {
    return this.settings.webhookUrl;
  }

  readonly attemptsOf = (eventId: string): readonly DeliveryAttempt[] =>
    this.sender?.attemptsOf(eventId) ?? [];

  /** Starts in the background; once it runs, only `again` makes a difference. */
  play(again = false): void {
    const { signal } = this.stopping;
    const isOver = this.player.phase === 'done';
    if (again && isOver) void this.inBackground(this.player.repeat(signal));
    this.running ??= this.inBackground(this.player.play(signal));
  }

  /** Sends the webhook of what has just happened. */
  tell(happening: Happening): void {
    if (this.sender) void this.inBackground(this.sender.send(happening));
  }

  status() {
    const { day, seed } = this.world.plan;
    const webhooks = this.sender?.log.count() ?? NOTHING_SENT;
    const faults = this.faults.applied();
    const happened = this.world.pastHappenings().length;
    const { phase, total } = this.player;
    return { phase, day, seed, now: this.world.now(), happened, planned: total, webhooks, faults };
  }

  /** How often the merchant answered each event's webhook with a 2xx. */
  acknowledgements(): ReadonlyMap<string, number> {
    return this.sender?.log.acknowledgements() ?? new Map();
  }

  /** A number that no earlier run has used: ids of new charges must not come twice. */
  nextNumber(): string {
    this.numbers += 1;
    return `${this.clock.now()}|${this.numbers}`;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** The day stays the same across restarts, also across midnight, as long as its state is kept. */
  private startingState(): PlayState {
    const { stateFile, day, seed, days, orders } = this.settings;
    const kept = readState(stateFile);
    const isSamePlan = seed === kept?.seed && days === kept.days && orders === kept.orders;
    if (kept && isSamePlan && (day === null || day === kept.day)) return kept;
    const someDay = day ?? lastCompleteDay(this.clock.now());
    const fresh = { day: someDay, seed, days, orders, played: 0, delivered: 0 };
    writeState(stateFile, fresh);
    return fresh;
  }

  /** Whatever is under way when the simulator stops may be given up. */
  private inBackground(work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => {
      if (!this.stopping.signal.aborted) throw error;
    });
  }
}
