// Baselines and subjects in turn, in an order that rotates: what disturbs one disturbs all.
import { performance } from 'node:perf_hooks';

/** A ratio that varies by more than this around its median says little. */
const NOISY_BEYOND = 0.25;

/**
 * Runs `contestants` (`{ name, before?, run, check? }`) once each per round and answers their times
 * in ms, per round. What `run` answers is checked before its time counts.
 */
export async function inRounds(rounds, contestants, between = async () => undefined) {
  const times = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const turn = round % contestants.length;
    const order = [...contestants.slice(turn), ...contestants.slice(0, turn)];
    for (const { name, before, run, check } of order) {
      await between();
      await before?.();
      const begun = performance.now();
      const answer = await run();
      const took = performance.now() - begun;
      await check?.(answer);
      times[name].push(took);
    }
  }
  return times;
}

/** Subject ÷ baseline, round by round: median, least and most. */
export function ratioOf(subject, baseline) {
  const ratios = subject.map((time, round) => time / baseline[round]);
  const median = medianOf(ratios);
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  const noisy = most > median * (1 + NOISY_BEYOND) || least < median * (1 - NOISY_BEYOND);
  return { median, least, most, noisy };
}

export function medianOf(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function resultOf({ work, baseline, subject, times, floor, goal, facts = {} }) {
  const ratio = ratioOf(times[subject], times[baseline]);
  const milliseconds = Object.fromEntries(
    Object.entries(times).map(([name, own]) => [name, own.map((time) => Math.round(time))]),
  );
  return {
    work,
    subject,
    baseline,
    ratio,
    floor,
    goal,
    verdict: verdictOf(ratio, floor, goal),
    milliseconds,
    facts,
  };
}

/** Nothing can fail a run that is noisy, nor a case for which nothing was promised. */
function verdictOf({ median, noisy }, floor, goal) {
  if (floor === null) return noisy ? 'noisy' : 'no target';
  if (median <= goal) return noisy ? 'goal (noisy)' : 'goal';
  if (median <= floor) return noisy ? 'floor (noisy)' : 'floor';
  return noisy ? 'noisy' : 'below the floor';
}
