import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { error, FakeOpn, json } from './fake-opn.js';
import type { Mishap } from './fake-opn.js';

/** Opn's one address, behind which the key decides whose charges there are. */
export class OpnByKey {
  private readonly accounts = new Map<string, FakeOpn>();
  private readonly server = createServer((request, response) => {
    void this.answerTo(request).then((answer) => answer(response));
  });

  async start(): Promise<this> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
    for (const account of this.accounts.values()) await account.stop();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async accountOf(secretKey: string): Promise<FakeOpn> {
    const account = await new FakeOpn().start();
    this.accounts.set(secretKey, account);
    return account;
  }

  /** Rolled without a word: Opn does not know the key any more. */
  roll(secretKey: string): void {
    const account = this.accounts.get(secretKey);
    this.accounts.delete(secretKey);
    if (account) this.accounts.set(`${secretKey}_rolled`, account);
  }

  private async answerTo({ url, headers }: IncomingMessage): Promise<Mishap> {
    const basic = (headers.authorization ?? '').replace(/^Basic /, '');
    const [key = ''] = Buffer.from(basic, 'base64').toString().split(':');
    const account = this.accounts.get(key);
    if (account === undefined) return json(401, error('authentication_failure'));
    const answer = await fetch(account.url + String(url));
    return json(answer.status, await answer.text());
  }
}
