import type { Recorded } from '#event-store';
import { currentLogFields, instantFromMs } from '#kernel';
import { noteRecorded } from './note-recorded.js';

const at = instantFromMs(0);

function recorded(charge: string, position: number, kind: 'webhook' | 'sweep'): Recorded {
  return {
    ...{ type: 'ChargeCreated', occurredAt: at, recordedAt: at, data: {}, account: 'main' },
    ...{ stream: `charge/main/${charge}`, version: 1, position, evidence: null, hash: '' },
    cause: { kind, ref: kind === 'webhook' ? `evnt_${charge}` : null },
  };
}

function linesOf(events: readonly Recorded[]) {
  const lines: object[] = [];
  const note = (level: string) => (message: string) =>
    void lines.push({ level, message, ...currentLogFields() });
  noteRecorded({ log: note('info'), debug: note('debug') }, 'main', events);
  return lines;
}

const page = (count: number) =>
  Array.from({ length: count }, (_, at) => recorded(`s${at}`, 100 + at, 'sweep'));

describe('what was recorded', () => {
  it('is said stream by stream, with its positions and the webhook that told of it', () => {
    const events = [recorded('a', 7, 'webhook'), { ...recorded('a', 9, 'webhook'), type: 'Next' }];
    expect(linesOf([...events, recorded('b', 8, 'sweep')])).toEqual([
      {
        ...{ level: 'info', message: 'Recorded ChargeCreated, Next', account: 'main' },
        ...{ charge: 'a', first: 7, last: 9, cause: 'webhook', event: 'evnt_a' },
      },
      {
        ...{ level: 'info', message: 'Recorded ChargeCreated', account: 'main' },
        ...{ charge: 'b', first: 8, last: 8, cause: 'sweep' },
      },
    ]);
    expect(linesOf([])).toEqual([]);
  });

  it('is one line for a swept page, and still one for each that a webhook told of', () => {
    const lines = linesOf([...page(21), recorded('a', 7, 'webhook')]);
    expect(lines.filter((line) => 'level' in line && line.level === 'info')).toMatchObject([
      { message: 'Recorded events of 21 streams', first: 100, last: 120 },
      { charge: 'a', event: 'evnt_a' },
    ]);
    expect(lines).toHaveLength(23);
  });
});
