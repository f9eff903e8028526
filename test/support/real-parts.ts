import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { FakeOpn } from './fake-opn.js';
import { Installation } from './installation.js';

/** What the tests of a file share, and an installation with an account of its own for each. */
export interface RealParts {
  readonly database: TestDatabase;
  readonly opn: FakeOpn;
  readonly shop: Installation;
}

class Parts implements RealParts {
  private parts: { database: TestDatabase; opn: FakeOpn } | null = null;
  private running: Installation | null = null;
  private accounts = 0;

  get database(): TestDatabase {
    return given(this.parts).database;
  }

  get opn(): FakeOpn {
    return given(this.parts).opn;
  }

  get shop(): Installation {
    return given(this.running);
  }

  async start(): Promise<void> {
    this.parts = { database: await createTestDatabase(), opn: await new FakeOpn().start() };
  }

  async nextShop(): Promise<void> {
    await this.running?.stop();
    this.opn.forget();
    const env = { OPN_ACCOUNT: `shop-${(this.accounts += 1)}` };
    this.running = await Installation.start(this.database.url, this.opn.url, 'live', env);
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    await this.opn.stop();
    await this.database.drop();
  }
}

/** One database and one Opn for all tests of a file; each test has its own account in them. */
export function realParts(): RealParts {
  const parts = new Parts();
  beforeAll(() => parts.start());
  beforeEach(() => parts.nextShop());
  afterAll(() => parts.stop());
  return parts;
}

function given<T>(part: T | null): T {
  if (part === null) throw new Error('The parts are there while a test runs, not before.');
  return part;
}
