import { SeededRandom } from '../day/seeded-random.js';
import type { FaultName } from './catalogue.js';
import type { Percents } from './percents.js';

/** Percentages are exact to the ten-thousandth. */
const PARTS_PER_PERCENT = 10_000;
const PARTS = 100 * PARTS_PER_PERCENT;

/** Decides what goes wrong: by the seed and by what it happens to, never by when. */
export class Dial {
  constructor(
    private readonly seed: string,
    readonly percents: Percents,
  ) {}

  /** Whether a fault hits `what`: if so, the chance by which it decides everything else. */
  hit(fault: FaultName, ...what: readonly (string | number)[]): SeededRandom | null {
    const random = new SeededRandom([this.seed, fault, ...what].join('|'));
    return random.integer(1, PARTS) <= this.percents[fault] * PARTS_PER_PERCENT ? random : null;
  }

  isAlways(fault: FaultName): boolean {
    return this.percents[fault] === 100;
  }
}
