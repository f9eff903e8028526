import { reachDatabase } from './reach-database.js';

const URL_OF_OURS = 'postgresql://yodtrong:a-secret@db.example.com:6543/yodtrong';

const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });

const opened = (error: unknown): Promise<unknown> =>
  reachDatabase(URL_OF_OURS, () => Promise.reject(error as Error)).catch(
    (thrown: unknown) => thrown,
  );

describe('a database to which there is no connection', () => {
  it.each([
    [coded('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:6543'), 'connect ECONNREFUSED 10.0'],
    [coded('ECONNREFUSED', ''), '(ECONNREFUSED)'],
    [coded('ENOTFOUND', 'getaddrinfo ENOTFOUND db.example.com'), 'getaddrinfo ENOTFOUND'],
    [coded('EAI_AGAIN', 'getaddrinfo EAI_AGAIN db.example.com'), 'EAI_AGAIN'],
    [coded('57P03', 'the database system is starting up'), 'is starting up'],
    [new Error('timeout expired'), 'timeout expired'],
  ])('is told with its place, and what to see to: %s', async (error, reason) => {
    expect(await opened(error)).toMatchObject({
      code: 'database.unreachable',
      message: expect.stringMatching(
        /^The database at db\.example\.com, port 6543, .*DATABASE_URL/,
      ),
      details: { host: 'db.example.com', port: 6543 },
      cause: error,
    });
    expect(String(await opened(error))).toContain(reason);
    expect(JSON.stringify(await opened(error))).not.toContain('a-secret');
  });

  it.each([
    ['28P01', 'password authentication failed for user "yodtrong"'],
    ['3D000', 'database "yodtrong" does not exist'],
  ])('is told from a server that does not let one in: %s', async (code, message) => {
    expect(await opened(coded(code, message))).toMatchObject({
      code: 'database.refused',
      message: expect.stringContaining(message),
    });
  });

  it('is told from everything else that may go wrong', async () => {
    for (const error of [coded('53300', 'too many clients'), new Error('odd')]) {
      expect(await opened(error)).toBe(error);
    }
    expect(await reachDatabase(URL_OF_OURS, () => Promise.resolve('open'))).toBe('open');
  });
});
