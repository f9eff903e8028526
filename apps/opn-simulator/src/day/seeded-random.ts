import { sha256 } from '#kernel';

const UINT32 = 2 ** 32;

/** Chance that can be repeated: the same seed gives the same sequence on every machine. */
export class SeededRandom {
  private state: number;

  constructor(seed: string) {
    this.state = Number.parseInt(sha256(seed).slice(0, 8), 16);
  }

  /** Both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor((this.next() / UINT32) * (to - from + 1));
  }

  percent(chance: number): boolean {
    return this.integer(1, 100) <= chance;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.integer(0, items.length - 1)] ?? items[0];
  }

  /** An index of `weights`, the heavier the likelier. */
  weighted(weights: readonly number[]): number {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let left = this.integer(1, total);
    return weights.findIndex((weight) => (left -= weight) <= 0);
  }

  /** Mulberry32: small, fast, and good enough for make-believe. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
