import type { IncomingMessage, ServerResponse } from 'node:http';
import { error, FakeOpn, json } from './fake-opn.js';
import type { Mishap } from './fake-opn.js';
import { LoopbackServer } from './loopback-server.js';

/** Opn's one address, behind which the key decides whose charges there are. */
export class OpnByKey extends LoopbackServer {
  private readonly accounts = new Map<string, FakeOpn>();
  override async stop(): Promise<void> {
    await super.stop();
    for (const account of this.accounts.values()) await account.stop();
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

  protected override answer(request: IncomingMessage, response: ServerResponse): void {
    void this.answerTo(request).then((answer) => answer(response));
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
