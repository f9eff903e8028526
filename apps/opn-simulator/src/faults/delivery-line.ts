import type { Happening } from '../world/happening.js';
import type { Faults } from './faults.js';

/** How many other webhooks may overtake one. */
export const LONGEST_WAY_BACK = 24;

interface Waiting {
  readonly happening: Happening;
  /** Its turn, counted in happenings. */
  readonly turn: number;
}

/** In what order the webhooks of the play are posted. Who waits when the simulator ends is lost. */
export class DeliveryLine {
  private waiting: readonly Waiting[] = [];
  private count = 0;

  constructor(private readonly faults: Faults) {}

  /** What may be posted now that these have happened. */
  after(happenings: readonly Happening[]): readonly Happening[] {
    const come = happenings.map((happening, index): Waiting => ({
      happening,
      turn: this.count + index + this.placesBack(happening),
    }));
    this.count += happenings.length;
    // Sorting is stable: among those with the same turn, whoever waits longer goes first.
    const line = [...this.waiting, ...come].sort((left, right) => left.turn - right.turn);
    this.waiting = line.filter(({ turn }) => turn >= this.count);
    return line.filter(({ turn }) => turn < this.count).map(({ happening }) => happening);
  }

  private placesBack({ id }: Happening): number {
    const random = this.faults.dial.hit('reorder', id);
    if (random) this.faults.note('reorder');
    return random?.integer(1, LONGEST_WAY_BACK) ?? 0;
  }

  /** Everybody who still waits. */
  rest(): readonly Happening[] {
    const left = this.waiting.map(({ happening }) => happening);
    this.waiting = [];
    return left;
  }
}
