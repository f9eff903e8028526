import { DomainError } from '#kernel';

/** Lets one piece of work run at a time, and a few wait (`as_of.overloaded` beyond). */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly maxWaiting: number) {}

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting >= this.maxWaiting) {
      throw new DomainError(
        'as_of.overloaded',
        `${this.maxWaiting} questions about the past are being answered. Ask again in a moment.`,
      );
    }
    this.waiting += 1;
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn.finally(() => {
      this.waiting -= 1;
    });
  }
}
