import { sha256 } from '#kernel';

const UINT32 = 2 ** 32;

/** Numbers from 0 up to 1 that are the same for the same seed. */
export function seededRandom(seed: string): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return Number.parseInt(sha256(`${seed}|${drawn}`).slice(0, 8), 16) / UINT32;
  };
}
