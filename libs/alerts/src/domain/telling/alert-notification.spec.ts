import {
  late,
  min,
  numbers,
  raised,
  reminded,
  reopened,
  resolved,
  stuck,
} from '../../fixtures/alert.fixtures.js';
import { AlertChanged } from '../alert.events.js';
import type { AlertEvent } from '../alert.events.js';
import type { AlertProof } from '../alert-condition.js';
import { evolveAlert } from '../alert-state.js';
import type { Alert } from '../alert-state.js';
import { alertNotifications } from './alert-notification.js';
import type { TellingKind } from './what-to-tell.js';

function textsOf(past: readonly AlertEvent[], kind: TellingKind, facts = {}) {
  const alert = past.reduce<Alert | null>(evolveAlert, null)!;
  const told = { account: 'main', alert, proof: alert.proof, position: 7 };
  const telling = { kind, state: kind, audiences: ['finance'] } as const;
  const now = { ...alert.numbers, facts };
  const [one] = alertNotifications({ ...told, numbers: now }, telling, min(90));
  return one!.content.texts;
}
const subject = (past: readonly AlertEvent[], kind: TellingKind) => textsOf(past, kind).en.subject;
const changed = (count: number) =>
  new AlertChanged(min(60), { episode: 1, nth: 1, ...numbers, count });

describe('a message about an alert', () => {
  it('says in its title whether there is more, something else, or the same again', () => {
    expect(subject([raised(min(0)), changed(10)], 'grown')).toMatch(/^More: /u);
    expect(subject([raised(min(0)), changed(5)], 'changed')).toMatch(/^Changed: /u);
    const back = [raised(min(0)), resolved(min(5)), reopened(min(10), 1)];
    expect(subject(back, 'reopened')).toMatch(/^Again: /u);
  });

  it('says once that it goes to the others now', () => {
    const first = [raised(min(0), 1, late), reminded(min(240), 1, true)];
    const line = 'it goes to finance and operators now';
    expect(textsOf(first, 'reminded').en.body).toContain(line);
    const second = [...first, reminded(min(480), 2)];
    expect(textsOf(second, 'reminded').en.body).not.toContain(line);
  });

  it('says since when it has been so this time, and the oldest of what there is', () => {
    const past = [raised(min(0)), resolved(min(80)), reopened(min(100), 1, false, min(90))];
    expect(textsOf(past, 'reopened').en.summary).toContain('oldest since 20/11/2026 11:30');
    const oldest = { oldestSince: min(95) };
    expect(textsOf(past, 'reopened', oldest).en.summary).toContain('since 20/11/2026 11:35');
  });

  it.each<[string, AlertProof, AlertEvent, RegExp]>([
    ['left', below('4'), raised(min(0)), /^It is below the limit again: .* 4 are left\.\n/u],
    ['none left', below('0'), raised(min(0)), /Nothing is to be done\./u],
    [
      'unknown',
      { kind: 'break-cleared', id: 'x' },
      raised(min(0)),
      /^It is below [^\n]*11:30 \(UTC\+7\)\.\n/u,
    ],
    ['no limit', below('4'), raised(min(0), 1, fee()), /Nothing is to be done\./u],
  ])('about the end of what is of a limit: %s', (_, proof, begun, said) => {
    const { en } = textsOf([begun, resolved(min(90), min(85), proof)], 'resolved');
    expect(en.body).toMatch(said);
  });
});

function below(left: string): AlertProof {
  return { kind: 'below-limit', id: left };
}

function fee() {
  return { ...stuck, kind: 'fee-differs' } as const;
}
