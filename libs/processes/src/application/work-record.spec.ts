import { WorkRecord } from './work-record.js';

describe('what a process has done', () => {
  const record = new WorkRecord();

  it('is counted by how it ended and how long it took, and told once', () => {
    record.noteTurn('main', 'inbox', 20, null);
    record.noteTurn('main', 'inbox', 2_000, null);
    record.noteTurn('main', 'inbox', 400_000, 'down: skey_abc');
    record.noteOpn('main', 'opn.unavailable', 5);
    const { tallies, jobs } = record.take();
    expect(tallies).toMatchObject([
      { name: 'inbox', outcome: 'done', count: 2, buckets: [0, 1, 1, 1, 2, 2, 2, 2] },
      { outcome: 'failed', count: 1, seconds: 400, buckets: [0, 0, 0, 0, 0, 0, 0, 0] },
      { kind: 'opn', name: 'api', outcome: 'opn.unavailable', count: 1 },
    ]);
    const news = { succeeded: true, failures: 1, lastFailure: 'down: skey_[hidden]' };
    expect(jobs).toMatchObject([news]);
    expect(record.take()).toEqual({ tallies: [], jobs: [] });
  });

  it('is not lost where it could not be written down', () => {
    record.noteTurn('main', 'inbox', 20, null);
    record.noteTurn('main', 'inbox', 20, 'one');
    const earlier = record.take();
    record.noteTurn('main', 'inbox', 20, 'two');
    record.giveBack(earlier);
    const { tallies, jobs } = record.take();
    expect(tallies.map(({ outcome, count }) => [outcome, count])).toEqual([
      ['failed', 2],
      ['done', 1],
    ]);
    const news = { succeeded: true, failures: 2, lastFailure: 'two' };
    expect(jobs).toMatchObject([news]);
    record.giveBack({ tallies: [], jobs });
    record.noteTurn('main', 'inbox', 20, null);
    expect(record.take().jobs).toMatchObject([{ succeeded: true, failures: 0, lastFailure: null }]);
  });
});
