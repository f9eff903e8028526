/**
 * An answer that is kept for a while: however often and by however many it is asked for, the
 * database is not asked more often. A failure is not kept.
 */
export class Lately<T> {
  private asking: Promise<T> | null = null;
  private kept: { readonly atMs: number; readonly answer: T } | null = null;

  constructor(
    private readonly keptMs: number,
    private readonly ask: () => Promise<T>,
  ) {}

  get(): Promise<T> {
    if (this.kept && performance.now() - this.kept.atMs < this.keptMs) {
      return Promise.resolve(this.kept.answer);
    }
    this.asking ??= this.askNow().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async askNow(): Promise<T> {
    const answer = await this.ask();
    this.kept = { atMs: performance.now(), answer };
    return answer;
  }
}
