import { BadRequestException, NotFoundException } from '@nestjs/common';
import { fastify } from 'fastify';
import { RouteTable } from './route-table.js';

async function tableOf(urls: readonly string[]): Promise<RouteTable> {
  const [table, router] = [new RouteTable(), fastify()];
  table.listenTo(router);
  for (const url of urls) router.get(url, () => '');
  await router.ready();
  return table;
}

describe('the route table', () => {
  it('tells a path that is not there from one that takes other methods', async () => {
    const table = await tableOf(['/v1/reports/:day', '/v1/reports/:day.xlsx', '/v1/a.b']);
    const code = (path: string) => table.explain(new NotFoundException(), path)?.code;
    expect(code('/v1/reports/2026-11-20')).toBe('method.not_allowed');
    expect(code('/v1/reports/2026-11-20.xlsx')).toBe('method.not_allowed');
    expect(code('/v1/reports')).toBe('route.unknown');
    expect(code('/v1/reports/a/b')).toBe('route.unknown');
    expect(code('/v1/axb')).toBe('route.unknown');
  });

  it('has nothing to say about other errors', async () => {
    const table = await tableOf(['/v1']);
    expect(table.explain(new BadRequestException(), '/v1')).toBeNull();
    expect(table.explain(new Error('x'), '/v1')).toBeNull();
  });
});
