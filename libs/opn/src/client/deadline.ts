/** Ends one try when its time is up or its caller gives up, and lets go of both afterwards. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly giveUp = () => this.controller.abort();
  isTimeUp = false;

  constructor(
    ms: number,
    private readonly caller: AbortSignal | undefined,
  ) {
    this.timer = setTimeout(() => {
      this.isTimeUp = true;
      this.giveUp();
    }, ms);
    caller?.addEventListener('abort', this.giveUp, { once: true });
    if (caller?.aborted) this.giveUp();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isGivenUp(): boolean {
    return this.caller?.aborted ?? false;
  }

  /** A shutdown signal lives as long as the process: nothing may stay attached to it. */
  release(): void {
    clearTimeout(this.timer);
    this.caller?.removeEventListener('abort', this.giveUp);
  }
}
