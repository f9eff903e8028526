import { tellingOn } from './backup-words.js';

describe('what a long work says', () => {
  it('is a line every five seconds, and nothing before', () => {
    const said: string[] = [];
    let now = 0;
    const terminal = { out: () => undefined, say: (line: string) => said.push(line) };
    const tell = tellingOn(terminal, () => now);
    for (const [at, rows] of [
      [4_999, 1],
      [5_000, 1_200_000],
      [9_999, 3],
    ] as const) {
      now = at;
      tell({ doing: 'copying', table: 'events', rows, bytes: 340_400_000 });
    }
    now = 10_000;
    tell({ doing: 'checking', table: null, rows: 0, bytes: 512 });
    expect(said).toEqual(['Copying events: 1,200,000 rows, 340 MB', 'Checking: 512 bytes read']);
  });
});
