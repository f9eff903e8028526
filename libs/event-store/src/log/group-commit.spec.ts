import fc from 'fast-check';
import { GroupCommit } from './group-commit.js';
import type { GroupCommitOptions, QueuedWork } from './group-commit.js';

interface Commit {
  readonly items: readonly string[];
  succeed(): void;
  fail(error: Error): void;
}

const poison = new Error('poison');
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A group commit whose commits wait until the test lets them end. */
function underTest(changes: Partial<GroupCommitOptions<string, string>> = {}) {
  const commits: Commit[] = [];
  const commit = (work: readonly QueuedWork<string>[]): Promise<readonly string[]> => {
    const items = work.map(({ item }) => item);
    return new Promise((resolve, reject) => {
      const succeed = (): void => resolve(items.map((item) => `${item} done`));
      commits.push({ items, succeed, fail: reject });
    });
  };
  const announced: true[] = [];
  const committed = (): void => void announced.push(true);
  const limits = { maxWeight: 3, maxWaiting: 5, inFlight: 1, full: () => new Error('full') };
  return {
    commits,
    announced,
    group: new GroupCommit({ ...limits, commit, committed, ...changes }),
  };
}

describe('a group commit', () => {
  it('commits a lone item at once, and nothing waits for a timer', async () => {
    const { commits, group } = underTest();
    const answer = group.add('a', 1);
    await Promise.resolve();
    expect(commits.map(({ items }) => items)).toEqual([['a']]);
    commits[0]!.succeed();
    expect(await answer).toBe('a done');
  });

  it('puts what queues during a commit into the next one, in order', async () => {
    const { commits, group, announced } = underTest();
    const answers = [group.add('a', 1)];
    await settled();
    answers.push(group.add('b', 1), group.add('c', 1));
    await settled();
    answers.push(group.add('d', 1));
    await settled();
    expect(commits).toHaveLength(1);
    commits[0]!.succeed();
    await settled();
    expect(commits.map(({ items }) => items)).toEqual([['a'], ['b', 'c', 'd']]);
    commits[1]!.succeed();
    expect(await Promise.all(answers)).toEqual(['a done', 'b done', 'c done', 'd done']);
    expect(announced).toHaveLength(2);
  });

  it('shares the commit among what one turn queued', async () => {
    const { commits, group } = underTest();
    void ['a', 'b', 'c'].map((item) => group.add(item, 1));
    await settled();
    expect(commits.map(({ items }) => items)).toEqual([['a', 'b', 'c']]);
  });

  it('takes no more than the weight allows, but never less than one item', async () => {
    const { commits, group } = underTest({ inFlight: 9 });
    void [
      ['a', 2],
      ['b', 2],
      ['c', 9],
      ['d', 1],
    ].map(([item, weight]) => group.add(String(item), Number(weight)));
    await settled();
    expect(commits.map(({ items }) => items)).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('refuses what does not fit into the queue, and loses none of the rest', async () => {
    const { commits, group } = underTest({ maxWaiting: 2 });
    const first = group.add('a', 1);
    await settled();
    const [second, third, refused] = ['b', 'c', 'd'].map((item) => group.add(item, 1));
    await expect(refused).rejects.toThrow('full');
    commits[0]!.succeed();
    await settled();
    commits[1]!.succeed();
    expect(await Promise.all([first, second, third])).toEqual(['a done', 'b done', 'c done']);
  });

  it('tells a failure to its own group only, and goes on', async () => {
    const { commits, group, announced } = underTest();
    const first = group.add('a', 1);
    await settled();
    const second = group.add('b', 1);
    commits[0]!.fail(new Error('disk full'));
    await expect(first).rejects.toThrow('disk full');
    await settled();
    commits[1]!.succeed();
    expect(await second).toBe('b done');
    expect(announced).toHaveLength(1);
  });

  it('never runs more commits than may be in flight, and answers everything in order', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 3 }), async (weights, inFlight) => {
        const seen: string[] = [];
        let running = 0;
        const commit = async (work: readonly QueuedWork<string>[]): Promise<readonly string[]> => {
          expect((running += 1)).toBeLessThanOrEqual(inFlight);
          seen.push(...work.map(({ item }) => item));
          await settled();
          running -= 1;
          return work.map(({ item }) => `${item} done`);
        };
        const { group } = underTest({ commit, inFlight, maxWaiting: 99 });
        const names = weights.map((_, index) => `no ${index}`);
        const answers = await Promise.all(
          names.map((name, index) => group.add(name, weights[index]!)),
        );
        expect(answers).toEqual(names.map((name) => `${name} done`));
        expect(seen).toEqual(names);
      }),
      { numRuns: 50 },
    );
  });

  it('halves a group that was refused for its content until the culprits stand alone', async () => {
    const culprits = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(culprits, async (isPoison) => {
        const commit = (work: readonly QueuedWork<string>[]): Promise<readonly string[]> =>
          work.some(({ item }) => item === 'poison')
            ? Promise.reject(poison)
            : Promise.resolve(work.map(() => 'done'));
        const options = { commit, maxWeight: 99, maxWaiting: 99 };
        const { group } = underTest({ ...options, divides: (error) => error === poison });
        const items = isPoison.map((is) => (is ? 'poison' : 'good'));
        const results = await Promise.allSettled(items.map((item) => group.add(item, 1)));
        expect(results.map(({ status }) => status)).toEqual(
          isPoison.map((is) => (is ? 'rejected' : 'fulfilled')),
        );
      }),
    );
  });
});
