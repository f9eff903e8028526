/** Ends one try when its time is up or a caller gives up, and lets go of all afterwards. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly giveUp = () => this.controller.abort();
  isTimeUp = false;

  constructor(
    ms: number,
    private readonly callers: readonly AbortSignal[],
  ) {
    this.timer = setTimeout(() => {
      this.isTimeUp = true;
      this.giveUp();
    }, ms);
    for (const caller of callers) caller.addEventListener('abort', this.giveUp, { once: true });
    if (this.isGivenUp) this.giveUp();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isGivenUp(): boolean {
    return this.callers.some(({ aborted }) => aborted);
  }

  /** A shutdown signal lives as long as the process: nothing may stay attached to it. */
  release(): void {
    clearTimeout(this.timer);
    for (const caller of this.callers) caller.removeEventListener('abort', this.giveUp);
  }
}
