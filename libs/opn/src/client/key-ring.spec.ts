import {
  basic,
  CHARGE,
  error,
  failure,
  forKeys,
  html,
  json,
  LocalOpn,
} from './local-opn.fixtures.js';

const OLD = 'skey_test_old';
const NEW = 'skey_test_new';

let opn: LocalOpn;

beforeEach(async () => {
  opn = await new LocalOpn().start();
});

afterEach(() => opn.stop());

const rolling = () => opn.client({ secretKeys: [OLD, NEW] });
const keysTried = () => opn.requests.map(({ headers }) => headers.authorization);

describe('a secret key that is rolled', () => {
  it('is followed by the next within the same try, and the working one is remembered', async () => {
    opn.answers = [forKeys([NEW], json(200, CHARGE))];
    const client = rolling();
    expect((await client.charge('chrg_test_1')).raw).toEqual(CHARGE);
    await client.charge('chrg_test_1');
    expect(keysTried()).toEqual([OLD, NEW, NEW].map(basic));
  });

  it('does not show while Opn accepts both', async () => {
    const client = rolling();
    for (const accepted of [[OLD], [OLD, NEW], [NEW]]) {
      opn.answers = [forKeys(accepted, json(200, CHARGE))];
      expect((await client.charge('chrg_test_1')).raw).toEqual(CHARGE);
    }
    expect(keysTried()).toEqual([OLD, OLD, OLD, NEW].map(basic));
  });

  it('may come back: both are known for good', async () => {
    const client = rolling();
    for (const accepted of [[NEW], [OLD]]) {
      opn.answers = [forKeys(accepted, json(200, CHARGE))];
      await client.account();
    }
    expect(keysTried()).toEqual([OLD, NEW, NEW, OLD].map(basic));
  });

  it('is good if Opn refuses what was asked', async () => {
    opn.answers = [forKeys([NEW], json(404, error('not_found')))];
    const client = rolling();
    await failure(client.account());
    await failure(client.account());
    expect(keysTried()).toEqual([OLD, NEW, NEW].map(basic));
  });

  it('is not known to be good if Opn is out of order', async () => {
    opn.answers = [forKeys([NEW], html(503))];
    const refused = await failure(rolling().account());
    expect(refused).toMatchObject({ code: 'opn.unavailable', facts: { tries: 3 } });
    expect(keysTried()).toEqual([OLD, NEW, OLD, NEW, OLD, NEW].map(basic));
  });

  it('says what to do once every key is refused', async () => {
    opn.answers = [json(401, error('authentication_failure'))];
    const refused = await failure(rolling().account());
    expect(refused).toMatchObject({ code: 'opn.unauthorized', facts: { status: 401, tries: 1 } });
    expect(refused.message).toContain('to each of the 2 secret keys. Set OPN_SECRET_KEY to');
    expect(keysTried()).toEqual([OLD, NEW].map(basic));
  });

  it('serves many reads at once', async () => {
    opn.answers = [forKeys([NEW], json(200, CHARGE))];
    const client = rolling();
    const reads = Array.from({ length: 8 }, () => client.charge('chrg_test_1'));
    expect(await Promise.all(reads)).toHaveLength(8);
    expect(keysTried().filter((key) => key === basic(OLD)).length).toBeLessThanOrEqual(8);
  });
});
