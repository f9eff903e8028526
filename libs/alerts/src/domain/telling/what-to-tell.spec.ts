import { DEFAULT_ALERT_RULES } from '#accounts';
import { KNOWN_BANK_HOLIDAYS } from '#calendar';
import type { Recorded } from '#event-store';
import { parseInstant } from '#kernel';
import {
  late,
  min,
  numbers,
  raised,
  reminded,
  reopened,
  resolved,
  stuck,
  taken,
} from '../../fixtures/alert.fixtures.js';
import { AlertChanged } from '../alert.events.js';
import type { AlertEvent } from '../alert.events.js';
import { episodesOf } from '../alert-episodes.js';
import type { Hours } from '../quiet-hours.js';
import type { Told } from './told.js';
import { whatToTell } from './what-to-tell.js';

const HOURS: Hours = {
  timeZone: 'Asia/Bangkok',
  holidays: KNOWN_BANK_HOLIDAYS,
  rules: DEFAULT_ALERT_RULES,
};
/** A Friday, two hours after everything began; and its night. */
const day = min(120);
const night = parseInstant('2026-11-20T22:00:00+07:00');

/** Told when so much had been recorded, by whatever clock. */
const known = (state: string, position: number, audience: Told['audience'] = 'finance'): Told => ({
  ...{ state, audience, position, at: min(0) },
});

const recorded = ({ type, occurredAt, data }: AlertEvent, position: number) =>
  ({ type, occurredAt, data, position }) as Recorded<AlertEvent>;

function told(past: readonly AlertEvent[], before: readonly Told[], now = day): string | null {
  const [episode] = episodesOf(past.map((one, at) => recorded(one, at + 1)));
  if (episode === undefined) throw new Error('nothing was raised');
  const telling = whatToTell(episode, before, now, HOURS);
  if (telling === null || telling === 'later') return telling;
  return [telling.state, ...telling.audiences].join(' ');
}

const changed = new AlertChanged(min(30), { episode: 1, nth: 1, ...numbers, count: 10 });

describe('what is told of an alert', () => {
  it('is that it is there, once', () => {
    expect(told([raised(min(0))], [])).toBe('raised finance');
    expect(told([raised(min(0))], [known('raised', 1)])).toBeNull();
    expect(told([raised(min(0)), taken(min(5))], [known('raised', 0)])).toBeNull();
  });

  it('is nothing while it can wait: the digest tells of all that stands', () => {
    expect(told([raised(min(0))], [], night)).toBeNull();
    expect(told([raised(min(0)), resolved(min(5))], [known('raised', 0)], night)).toBeNull();
    const account = { ...stuck, kind: 'payout-account-changed' } as const;
    expect(told([raised(min(0), 1, account)], [], night)).toBe('raised finance');
    const owed = { ...stuck, kind: 'owed-to-customers' } as const;
    expect(told([raised(min(0), 1, owed)], [])).toBeNull();
  });

  it('is nothing where a route says that nobody is told', () => {
    const { occurredAt, data } = raised(min(0));
    const silent = { type: 'AlertRaised', occurredAt, data: { ...data, silent: true } } as const;
    expect(told([silent], [])).toBeNull();
  });

  it('is how it grew, unless that has been said since, by whatever', () => {
    const grown = [raised(min(0)), changed];
    expect(told(grown, [known('raised', 1)])).toBe('changed-1 finance');
    expect(told(grown, [known('raised', 2)])).toBeNull();
    expect(told(grown, [known('standing', 2)])).toBeNull();
    // A digest that was made after it, of a list that did not have it yet, did not say so.
    expect(told(grown, [known('raised', 1), { ...known('standing', 1), at: min(31) }])).toBe(
      'changed-1 finance',
    );
  });

  it('is that it is back, to whoever was told that it is over, once it stands', () => {
    const again = [raised(min(0)), changed, resolved(min(35)), reopened(min(40), 1)];
    const ended = [known('raised', 1), known('changed-1', 2), known('resolved', 3)];
    expect(told(again, ended, min(44))).toBe('later');
    expect(told(again, ended, min(45))).toBe('reopened-1 finance');
    expect(told(again, [...ended, known('reopened-1', 4)])).toBeNull();
    expect(told(again, [...ended, known('standing', 4)])).toBeNull();
    expect(told(again, ended.slice(0, 2), min(60))).toBeNull();
    expect(told(again, ended, night)).toBeNull();
  });

  it('is that it is still there, to both if it was escalated', () => {
    const past = [raised(min(0), 1, late), reminded(min(60), 1)];
    expect(told(past, [known('raised', 0)])).toBe('reminded-1 finance');
    const grave = [raised(min(0), 1, late), reminded(min(60), 1, true)];
    expect(told(grave, [known('raised', 0)])).toBe('reminded-1 finance operators');
    // A digest has said so to its own people only.
    const digest = [known('raised', 0), known('standing', 2)];
    expect(told(grave, digest)).toBe('reminded-1 operators');
    expect(told(grave, [...digest, known('reminded-1', 2, 'operators')])).toBeNull();
  });

  it('is that it is over, to whoever knew of it, and to nobody else', () => {
    const over = [raised(min(0)), resolved(min(5))];
    expect(told(over, [])).toBeNull();
    expect(told(over, [known('raised', 0)])).toBe('resolved finance');
    expect(told(over, [known('standing', 0)])).toBe('resolved finance');
    expect(told(over, [known('raised', 1), known('resolved', 2)])).toBeNull();
    expect(told(over, [known('raised', 1), known('over', 2)])).toBeNull();
    const both = [known('raised', 0), known('reminded-1', 1, 'operators')];
    expect(told(over, both)).toBe('resolved finance operators');
    expect(told(over, [...both, known('over', 3)])).toBe('resolved operators');
  });

  it('is its end again only if something was said after the end before', () => {
    const past = [raised(min(0)), resolved(min(5)), reopened(min(10), 1), resolved(min(15))];
    const ended = [known('raised', 1), known('resolved', 2)];
    expect(told(past, ended)).toBeNull();
    expect(told(past, [...ended, known('reopened-1', 3)])).toBe('resolved-2 finance');
  });
});
