import pg from 'pg';

type Answer = (error: Error | null, result?: unknown) => void;
type Query = (...asked: readonly unknown[]) => unknown;

/** A statement that is not one of closing's: where it fails, nothing but a lock is lost. */
const NOT_COUNTED = /pg_advisory_unlock|pg_notify|^LISTEN|^UNLISTEN|^ROLLBACK/;

const PLUG = 'pulled the plug';

const textOf = (asked: unknown): string =>
  typeof asked === 'string' ? asked : ((asked as { text?: string }).text ?? '');

/**
 * Every statement to the database while `work` runs is counted; the one at `failsAt` is never sent
 * (`before`), or done and its answer lost (`after`). Answers how many there were.
 */
export async function pullingThePlug(
  failsAt: number,
  moment: 'before' | 'after',
  work: () => Promise<unknown>,
): Promise<number> {
  const client = pg.Client.prototype as unknown as { query: Query };
  const real = client.query;
  let count = 0;
  client.query = function (this: unknown, ...asked: readonly unknown[]) {
    const pass = (): unknown => Reflect.apply(real, this, asked);
    if (NOT_COUNTED.test(textOf(asked[0]))) return pass();
    count += 1;
    if (count !== failsAt) return pass();
    const answer = asked.at(-1);
    if (typeof answer !== 'function') return failing(moment, pass);
    return failingToAnswer(moment, answer as Answer, (other) =>
      Reflect.apply(real, this, [...asked.slice(0, -1), other]),
    );
  };
  try {
    await work();
  } finally {
    client.query = real;
  }
  return count;
}

async function failing(moment: 'before' | 'after', pass: () => unknown): Promise<never> {
  if (moment === 'after') await pass();
  throw new Error(PLUG);
}

function failingToAnswer(
  moment: 'before' | 'after',
  answer: Answer,
  pass: (answer: Answer) => unknown,
): unknown {
  if (moment === 'after') return pass(() => answer(new Error(PLUG)));
  setImmediate(() => answer(new Error(PLUG)));
  return undefined;
}
