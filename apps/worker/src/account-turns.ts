/** What a job does for one account. */
export type Work = (account: string) => Promise<void>;

/**
 * Runs one job for many accounts, each independently of the others. An account is never worked on
 * twice at once; asked for while it runs, it runs once more afterwards. Beyond `atOnce` accounts
 * wait, and those that asked first come first.
 */
export class AccountTurns {
  private readonly running = new Map<string, Promise<void>>();
  private readonly waiting = new Map<string, Work>();

  constructor(private readonly atOnce: number) {}

  /** `work` must not reject: whoever gives it reports what failed. */
  request(account: string, work: Work): void {
    this.waiting.set(account, work);
    this.begin();
  }

  /** Begins nothing more, and resolves when what runs has ended. */
  async stop(): Promise<void> {
    this.waiting.clear();
    await Promise.all(this.running.values());
  }

  private begin(): void {
    for (const [account, work] of this.waiting) {
      if (this.running.size >= this.atOnce) return;
      if (this.running.has(account)) continue; // its turn comes when the one it has is over
      this.waiting.delete(account);
      this.running.set(account, this.run(account, work));
    }
  }

  private async run(account: string, work: Work): Promise<void> {
    await Promise.resolve(account).then(work); // begins once it is known to run
    this.running.delete(account);
    this.begin();
  }
}
