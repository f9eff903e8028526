// One table for people; the JSON beside it has everything.
import { medianOf } from './rounds.mjs';

const times = (value) => `${value.toFixed(2)} ×`;

const limit = (value) => (value === null ? '–' : `≤ ${times(value)}`);

export function markdownOf(machine, results) {
  const facts = Object.entries(machine).map(([name, value]) => `- ${name}: ${value}`);
  return [
    ...facts,
    '',
    '| work | against | ratio (min – max) | floor | goal | result | seconds |',
    '|---|---|---|---|---|---|---|',
    ...results.map(row),
    '',
  ].join('\n');
}

function row({ work, subject, baseline, ratio, floor, goal, verdict, milliseconds, facts }) {
  const { median, least, most } = ratio;
  const seconds = [subject, baseline].map((name) =>
    (medianOf(milliseconds[name]) / 1000).toFixed(2),
  );
  const more = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  return `| ${[
    [work, ...more].join(', '),
    baseline,
    `${times(median)} (${least.toFixed(2)} – ${most.toFixed(2)})`,
    limit(floor),
    limit(goal),
    verdict,
    seconds.join(' / '),
  ].join(' | ')} |`;
}
