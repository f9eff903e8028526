/** What a proxy in front of two replicas does, and no more. */
export class FrontDoor {
  /** Whatever was not answered with 200, in the order in which it happened. */
  readonly failures: string[] = [];
  answered = 0;
  /** Requests that the other replica got because one was not there. */
  passedOn = 0;
  private turn = 0;

  constructor(private readonly replicas: readonly string[]) {}

  /** To one replica after the other; one that refuses the connection is left out. */
  async ask(path: string, init: RequestInit): Promise<boolean> {
    const first = (this.turn += 1);
    for (let tried = 0; tried < this.replicas.length; tried += 1) {
      const replica = this.replicas[(first + tried) % this.replicas.length] ?? '';
      try {
        const answer = await fetch(`${replica}${path}`, init);
        await answer.arrayBuffer();
        return this.note(answer.status === 200, `${path}: ${answer.status}`);
      } catch (error) {
        const { code } = (error as { cause?: { code?: unknown } }).cause ?? {};
        if (code !== 'ECONNREFUSED') return this.note(false, `${path}: ${String(code ?? error)}`);
        this.passedOn += 1;
      }
    }
    return this.note(false, `${path}: no replica was there`);
  }

  private note(isWell: boolean, what: string): boolean {
    if (isWell) this.answered += 1;
    else this.failures.push(what);
    return isWell;
  }
}
