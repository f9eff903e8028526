import { DomainError } from '#kernel';
import { OpnError } from '#opn';
import { problemOf } from './problem.js';
import { problemHeaders } from './problem-headers.js';

const ASKED = { path: '/v1/charges/chrg_1/refetch', requestId: 'r1' };
const headersOf = (error: unknown) => problemHeaders(problemOf(error, ASKED));
const request = 'GET /charges/chrg_1';

describe('the headers of a problem', () => {
  it.each([
    ['opn.circuit_open', 30_000, '30'],
    ['opn.rate_limited', 1_200, '2'],
    ['opn.held_back', 0, '1'],
    ['opn.unavailable', undefined, '1'],
  ] as const)('say when to try again: %s after %p ms', (code, retryAfterMs, seconds) => {
    const facts = { request, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    expect(headersOf(new OpnError(code, 'it said so', facts))).toEqual({ 'retry-after': seconds });
  });

  it('say so in the seconds of our own refusals as well', () => {
    const error = new DomainError('request.too_often', 'Slower.', { retryAfterSeconds: 7 });
    expect(headersOf(error)).toEqual({ 'retry-after': '7' });
  });

  it('give whoever makes room on the disk some time', () => {
    const full = Object.assign(new Error('could not extend file'), { code: '53100' });
    expect(headersOf(full)).toEqual({ 'retry-after': '30' });
  });

  it('say nothing where a wait is no cure', () => {
    expect(headersOf(new OpnError('opn.unauthorized', 'it answered 401', { request }))).toEqual({});
    expect(headersOf(new DomainError('charge.unknown', 'No such charge.'))).toEqual({});
  });
});
