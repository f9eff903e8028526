import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiDocument } from './docs/api-document.js';
import { operationsOf } from './docs/operations.js';
import type { DocumentedOperation } from './docs/operations.js';
import { startTestApp } from '../../../test/support/api/test-app.js';
import type { TestApp } from '../../../test/support/api/test-app.js';

/** Days that nobody means, and a text that cannot be stored. */
const ODD = ['0001-01-01', '9999-12-31', 'a%00b'];

const SERVER_ERROR = 500;

/** Read in the same way by every route, and looked at elsewhere. */
const SHARED = ['account', 'limit'];

/** With which a route is content, so that the odd one is looked at. */
const USUAL: Readonly<Record<string, string>> = {
  ...{ day: '2026-11-20', from: '2026-11-01', to: '2026-11-30', month: '2026-11' },
};

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

/** Addresses of a route with an odd value in one place at a time. */
function oddAddresses({ path, operation }: DocumentedOperation): readonly string[] {
  const parameters = (operation.parameters ?? []) as readonly Parameter[];
  const addressed = parameters.filter((one) => one.in === 'path' || one.in === 'query');
  const own = addressed.filter(({ name }) => !SHARED.includes(name));
  return own.flatMap(({ name: odd }) =>
    ODD.map((value) => {
      const valueOf = (name: string) => (name === odd ? value : (USUAL[name] ?? 'x'));
      const query = addressed
        .filter((one) => one.in === 'query' && (one.required === true || one.name === odd))
        .map(({ name }) => `${name}=${valueOf(name)}`);
      return `${path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name))}?${query.join('&')}`;
    }),
  );
}

describe('every route that is read', () => {
  let test: TestApp;
  let authorization: string;
  let document: OpenAPIObject;

  beforeAll(async () => {
    test = await startTestApp();
    authorization = `Bearer ${await test.key('admin')}`;
    document = test.app.get(ApiDocument).get();
  });

  afterAll(() => test.stop());

  it('answers values that nobody means with a reason, and never as if it had failed', async () => {
    const reads = operationsOf(document).filter(
      ({ method, path }) => method === 'get' && path.startsWith('/v1/'),
    );
    const failed: string[] = [];
    for (const read of reads) {
      await Promise.all(
        oddAddresses(read).map(async (address) => {
          const { status } = await fetch(test.url + address, { headers: { authorization } });
          if (status >= SERVER_ERROR) failed.push(`${status} ${address}`);
        }),
      );
    }
    expect(reads.length).toBeGreaterThan(20);
    expect(failed).toEqual([]);
  });
});
