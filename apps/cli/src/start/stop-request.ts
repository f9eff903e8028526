const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** The terminal and npm each pass on one Ctrl-C: only a later one is a second wish. */
const SAME_WISH_MS = 1_000;

/** The operator's wish to stop; a second one, made while stopping, is a wish to stop at once. */
export class StopRequest {
  private readonly controller = new AbortController();
  private firstAtMs: number | null = null;
  private readonly listener = (): void => this.onSignal();

  constructor(private readonly onForce: () => void) {
    for (const signal of SIGNALS) process.on(signal, this.listener);
  }

  /** Aborted as soon as a stop is wanted. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get requested(): Promise<void> {
    if (this.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  release(): void {
    for (const signal of SIGNALS) process.off(signal, this.listener);
  }

  private onSignal(): void {
    this.firstAtMs ??= performance.now();
    this.controller.abort();
    if (performance.now() - this.firstAtMs > SAME_WISH_MS) this.onForce();
  }
}
