import { setTimeout as pause } from 'node:timers/promises';

const LOOKS_EVERY_MS = 200;
/** No connection is kept between requests: it may be closed at the other end just as it is used. */
const ON_ITS_OWN = { connection: 'close' };

type Asked = Omit<RequestInit, 'headers'> & { readonly headers: Readonly<Record<string, string>> };

/** What the proxy in front of two replicas does (ops/proxy/Caddyfile), and no more. */
export class FrontDoor {
  /** Whatever was not answered with 200, in the order in which it happened. */
  readonly failures: string[] = [];
  answered = 0;
  /** Requests that the other replica got because it was not the turn of one that stops. */
  passedOn = 0;
  private turn = 0;
  private readonly live = new Set<string>();
  private watching: NodeJS.Timeout | undefined;

  constructor(private readonly replicas: readonly string[]) {}

  async open(): Promise<void> {
    await this.look();
    this.watching = setInterval(() => void this.look(), LOOKS_EVERY_MS);
  }

  /** Whoever restarts replicas one by one waits for the proxy to know the last one again. */
  async untilAllLive(limitMs: number): Promise<void> {
    const end = performance.now() + limitMs;
    while (this.live.size < this.replicas.length && performance.now() < end) {
      await pause(LOOKS_EVERY_MS);
    }
  }

  shut(): void {
    clearInterval(this.watching);
  }

  /** To one replica after the other; one that stops, or refuses the connection, is left out. */
  async ask(path: string, init: Asked): Promise<boolean> {
    const first = (this.turn += 1);
    const order = this.replicas.map((_, no) => this.replicas[(first + no) % this.replicas.length]);
    for (const replica of order) {
      if (replica === undefined || !this.live.has(replica)) {
        this.passedOn += 1;
        continue;
      }
      const answer = await this.send(`${replica}${path}`, init);
      if (answer === 'ECONNREFUSED') this.passedOn += 1;
      else return this.note(answer === 200, `${path}: ${answer}`);
    }
    return this.note(false, `${path}: no replica was there`);
  }

  private async send(url: string, init: Asked) {
    try {
      const answer = await fetch(url, { ...init, headers: { ...init.headers, ...ON_ITS_OWN } });
      await answer.arrayBuffer();
      return answer.status;
    } catch (error) {
      const { code } = (error as { cause?: { code?: unknown } }).cause ?? {};
      return String(code ?? error);
    }
  }

  /** No key is needed for that. */
  private async look(): Promise<void> {
    await Promise.all(
      this.replicas.map(async (replica) => {
        const answer = await fetch(`${replica}/health/live`, { headers: ON_ITS_OWN }).catch(
          () => null,
        );
        const text = await answer?.text().catch(() => '');
        if (text?.includes('"live"') === true) this.live.add(replica);
        else this.live.delete(replica);
      }),
    );
  }

  private note(isWell: boolean, what: string): boolean {
    if (isWell) this.answered += 1;
    else this.failures.push(what);
    return isWell;
  }
}
