import { DomainError } from '#kernel';
import { NotFoundException } from '@nestjs/common';
import { problemOf } from './problem.js';
import { statusOf } from './statuses.js';

const ASKED = { path: '/v1/x', requestId: 'r1' };

describe('the status of a refusal', () => {
  it.each([
    ['charge.unknown', 404],
    ['whatever_comes.unknown', 404],
    ['day.invalid', 400],
    ['field.required', 400],
    ['webhook.signature.stale', 401],
    ['webhook.signature.anything_new', 401],
    ['auth.forbidden', 403],
    ['setting.too_late', 409],
    ['day.not_closable', 409],
    ['day.turn_lost', 409],
    ['books.stopped', 503],
    ['event_store.overloaded', 503],
    ['opn.circuit_open', 503],
    ['opn.held_back', 503],
    ['opn.rate_limited', 503],
    ['opn.unavailable', 503],
    ['process.stopping', 503],
    ['opn.unauthorized', 502],
    ['import.refused', 422],
    ['something.nobody_named', 422],
    ['event.unknown', 500],
    ['internal.unreachable', 500],
    ['projection.stopped', 500],
    ['report.damaged', 500],
    ['file.damaged', 500],
    ['database.start_failed', 500],
    ['database.unavailable', 503],
  ])('%s is %i', (code, status) => {
    expect(statusOf(code)).toBe(status);
  });
});

describe('a problem', () => {
  it('is told by the framework by its status only', () => {
    expect(problemOf(new NotFoundException(), ASKED)).toMatchObject({
      status: 404,
      code: 'route.unknown',
    });
  });

  it('is the database, where its connection was lost', () => {
    const lost = Object.assign(new Error('terminating connection of user x'), { code: '57P01' });
    const { status, code, detail } = problemOf(lost, ASKED);
    expect([status, code]).toEqual([503, 'database.unavailable']);
    expect(detail).not.toContain('user x');
  });

  it.each([
    ['53100', 503, 'database.exhausted'],
    ['53300', 503, 'database.exhausted'],
    ['22021', 400, 'request.malformed'],
    ['22012', 500, 'internal'],
  ])('is told by the code of the database, not in its words: %s', (state, status, code) => {
    const refused = Object.assign(new Error('could not extend file "base/1"'), { code: state });
    const answer = problemOf(refused, ASKED);
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.detail).not.toContain('base/1');
  });

  it('keeps its own members, whatever the details are called', () => {
    const error = new DomainError('x.invalid', 'Bad.', { code: 'forged', status: 200, row: 3 });
    expect(problemOf(error, ASKED)).toMatchObject({ code: 'x.invalid', status: 400, row: 3 });
  });
});
