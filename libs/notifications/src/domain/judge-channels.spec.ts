import { judgeLineAnswer } from './line-message.js';
import { judgeMailFailure, judgeTaken } from './judge-mail.js';
import { redactedReason } from './redacted-reason.js';
import { judgeSlackAnswer } from './slack-message.js';

describe('the answer of Slack', () => {
  it.each([
    [200, 'ok', 'delivered', /200/],
    [404, 'no_service', 'refused', /404: this webhook was removed/],
    [404, 'whatever', 'refused', /404/],
    [410, 'channel_is_archived', 'refused', /archived/],
    [410, 'whatever', 'refused', /410/],
    [400, 'invalid_payload', 'refused', /400: it does not take such a message/],
    [403, 'action_prohibited', 'refused', /admin/],
    [429, '', 'failed', /429/],
    [500, 'rollup_error', 'failed', /500/],
    [302, '', 'refused', /redirects/],
  ])('%d %s is %s', (status, body, kind, words) => {
    expect(judgeSlackAnswer(status, body, 5)).toMatchObject(
      kind === 'delivered' ? { kind, answer: expect.stringMatching(words) } : { kind },
    );
    const outcome = judgeSlackAnswer(status, body, 5);
    if (outcome.kind !== 'delivered') expect(outcome.reason).toMatch(words);
  });
});

describe('the answer of LINE', () => {
  it.each([
    [200, '{}', 'delivered'],
    [409, '{"message":"The retry key is already accepted"}', 'delivered'],
    [429, '{"message":"You have reached your monthly limit."}', 'refused'],
    [429, '{"message":"Too Many Requests"}', 'failed'],
    [400, '{"message":"The property, \'to\', is invalid"}', 'refused'],
    [401, '', 'refused'],
    [403, '', 'refused'],
    [500, '', 'failed'],
  ])('%d %s is %s', (status, body, kind) => {
    const outcome = judgeLineAnswer(status, body, null);
    expect(outcome.kind).toBe(kind);
    if (outcome.kind === 'delivered') return;
    expect(redactedReason(outcome.reason)).toBe(outcome.reason); // nothing in it looks secret
  });
});

describe('the answer of a mail server', () => {
  const failure = { code: null, responseCode: null, response: '', message: '' };

  it.each([
    [{ code: 'ESOCKET', message: 'connect ECONNREFUSED 127.0.0.1:1' }, 'failed', /ECONNREFUSED/],
    [{ code: 'ETIMEDOUT', message: 'Greeting never received' }, 'failed', /ETIMEDOUT/],
    [{ code: 'ETLS', message: 'Error initiating TLS' }, 'failed', /no TLS connection/],
    [{ code: 'ESOCKET', message: 'self-signed certificate' }, 'refused', /not trusted/],
    [
      { code: 'EAUTH', responseCode: 535, response: '535 5.7.8 Bad password for malee' },
      ...([
        'refused',
        /^the mail server answered 535 5\.7\.8: it did not take the login$/,
      ] as const),
    ],
    [{ code: 'EAUTH', responseCode: 454, response: '454 4.7.0 Later' }, 'failed', /454 4\.7\.0/],
    [{ code: 'EENVELOPE', responseCode: 550, response: '550 no' }, 'refused', /550: it did not/],
    [{ code: 'EENVELOPE', responseCode: 451, response: '451 4.7.1 x' }, 'failed', /451 4\.7\.1/],
    [{ code: 'ETLS', responseCode: 502, response: '502 no' }, 'refused', /502: no TLS/],
  ])('%p is %s', (given, kind, words) => {
    const outcome = judgeMailFailure({ ...failure, ...given });
    expect(outcome).toMatchObject({ kind, reason: expect.stringMatching(words) });
    expect(JSON.stringify(outcome)).not.toContain('malee');
  });

  it('counts as a delivery where some mailboxes took it, and says that some did not', () => {
    expect(judgeTaken(2, [], '250 2.0.0 Ok: queued as 4711')).toEqual({
      kind: 'delivered',
      answer: 'answered 250 2.0.0',
    });
    expect(judgeTaken(2, ['550 5.1.1 <malee@example.com> unknown'], '250 Ok')).toEqual({
      kind: 'delivered',
      answer: 'answered 250',
      note: '1 of 3 mailboxes did not take it: 550 5.1.1',
    });
  });
});
