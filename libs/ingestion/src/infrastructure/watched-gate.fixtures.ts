import { ConsoleLogger, Logger } from '@nestjs/common';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { Replicas } from './opn-gate.fixtures.js';

/** Replicas on a database of their own, an account for each test, and what is logged meanwhile. */
export class WatchedGate {
  readonly lines: string[] = [];
  account = '';
  private parts: { readonly clone: TestDatabase; readonly replicas: Replicas } | null = null;
  private accounts = 0;

  get replicas(): Replicas {
    return this.started.replicas;
  }

  get databaseUrl(): string {
    return this.started.clone.url;
  }

  async start(): Promise<void> {
    const note = (message: unknown) => void this.lines.push(String(message));
    Logger.overrideLogger({ log: note, warn: note, error: note });
    const clone = await createTestDatabase();
    this.parts = { clone, replicas: await Replicas.start(clone.url) };
  }

  next(): void {
    this.account = `shop-${(this.accounts += 1)}`;
    this.lines.length = 0;
  }

  private get started(): NonNullable<WatchedGate['parts']> {
    if (this.parts === null) throw new Error('The replicas are asked for before they are started.');
    return this.parts;
  }

  async stop(): Promise<void> {
    await this.parts?.replicas.stop();
    await this.parts?.clone.drop();
    Logger.overrideLogger(new ConsoleLogger());
  }
}

export function watchedGate(): WatchedGate {
  const gate = new WatchedGate();
  beforeAll(() => gate.start());
  beforeEach(() => gate.next());
  afterAll(() => gate.stop());
  return gate;
}
