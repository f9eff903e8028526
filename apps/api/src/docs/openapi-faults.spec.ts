import type { OpenAPIObject } from '@nestjs/swagger';
import { faultsOf } from './openapi-faults.fixtures.js';
import { withPathParameters } from './path-parameters.js';
import { withProblems } from './problem-responses.js';

const OK = { 200: { description: 'The answer.' } };
const schema = { type: 'string' };

const describing = (path: string, method: string, operation: object): OpenAPIObject => ({
  ...{ openapi: '3.1.0', info: { title: 'x', version: '1' } },
  paths: { [path]: { [method]: { operationId: 'x', responses: OK, ...operation } } },
});

describe('a description of the API', () => {
  it.each([
    ['a parameter that is not declared', '/a/{day}.csv', 'get', {}, 'no {day}'],
    [
      ...['one that is not in the path', '/a', 'get'],
      { parameters: [{ name: 'day', in: 'path', required: true, schema }] },
      '{day} too many',
    ],
    [
      ...['one that may be left out', '/a/{day}', 'get'],
      { parameters: [{ name: 'day', in: 'path', schema }] },
      '{day} optional',
    ],
    ['no answer but refusals', '/a', 'get', { responses: { 404: OK[200] } }, 'no answer when all'],
    ['an order that nothing can stand against', '/a', 'post', {}, 'no 409'],
    ['a part of a file only', '/a', 'get', { responses: { 206: OK[200] } }, 'a part of no whole'],
    [
      ...['a schema that is not there', '/a', 'get'],
      { responses: { 200: { content: { x: { schema: { $ref: '#/$defs/y' } } } } } },
      '#/$defs/y',
    ],
  ] as const)('has a fault: %s', (_, path, method, operation, fault) => {
    expect(faultsOf(describing(path, method, operation)).join()).toContain(fault);
  });

  it('is given the parameters of every path, and what refuses an order', () => {
    const bare = describing('/v1/reports/{day}/files/{form}', 'post', {});
    const document = withProblems(withPathParameters(bare));
    expect(faultsOf(document)).toEqual([]);
    expect(document.paths['/v1/reports/{day}/files/{form}']?.post?.parameters).toMatchObject([
      { name: 'day', in: 'path', required: true, schema: { type: 'string', format: 'date' } },
      { name: 'form', in: 'path', required: true, schema: { type: 'string' } },
    ]);
  });
});
