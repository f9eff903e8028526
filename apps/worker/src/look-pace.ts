/** A look at an account is due after so long, whatever has happened. */
export const LOOK_EVERY_MS = 30_000;

/** After new facts one follows sooner, but takes no more of the time than one part of so many. */
const SHARE_OF_TIME = 10;

interface LastLook {
  readonly position: number;
  readonly startedAt: number;
  readonly tookMs: number;
}

/** How often each account is looked at; times are those of `performance.now()`. */
export class LookPace {
  private readonly last = new Map<string, LastLook>();

  isDue(account: string, position: number, now: number): boolean {
    const last = this.last.get(account);
    if (last === undefined) return true;
    const elapsedMs = now - last.startedAt;
    if (elapsedMs >= LOOK_EVERY_MS) return true;
    return position > last.position && elapsedMs >= last.tookMs * SHARE_OF_TIME;
  }

  note(account: string, position: number, startedAt: number, endedAt: number): void {
    this.last.set(account, { position, startedAt, tookMs: endedAt - startedAt });
  }
}
