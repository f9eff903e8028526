export interface QueuedWork<Item> {
  readonly item: Item;
  readonly weight: number;
}

interface Waiting<Item, Answer> extends QueuedWork<Item> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

export interface GroupCommitOptions<Item, Answer> {
  readonly maxWeight: number;
  readonly maxWaiting: number;
  readonly inFlight: number;
  readonly full: () => Error;
  /** Failures that some of the group may be to blame for: it is halved until they stand alone. */
  readonly divides?: (error: unknown) => boolean;
  readonly commit: (work: readonly QueuedWork<Item>[]) => Promise<readonly Answer[]>;
  readonly committed: () => void;
}

/** Turns many small writes into few commits: what waits while one commits goes into the next. */
export class GroupCommit<Item, Answer> {
  private waiting: Waiting<Item, Answer>[] = [];
  private running = 0;

  constructor(private readonly options: GroupCommitOptions<Item, Answer>) {}

  add(item: Item, weight: number): Promise<Answer> {
    if (this.waiting.length >= this.options.maxWaiting) return Promise.reject(this.options.full());
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ item, weight, resolve, reject });
      // The turn that queued this may queue more: they share the commit.
      queueMicrotask(() => this.flush());
    });
  }

  private flush(): void {
    if (this.running >= this.options.inFlight || this.waiting.length === 0) return;
    const group = this.takeGroup();
    this.running += 1;
    void this.commitGroup(group).finally(() => {
      this.running -= 1;
      this.flush();
    });
  }

  private takeGroup(): readonly Waiting<Item, Answer>[] {
    let weight = 0;
    let size = 0;
    for (const work of this.waiting) {
      if (size > 0 && weight + work.weight > this.options.maxWeight) break;
      weight += work.weight;
      size += 1;
    }
    const group = this.waiting.slice(0, size);
    this.waiting = this.waiting.slice(size);
    return group;
  }

  private async commitGroup(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.options.commit(group);
      group.forEach((work, index) => work.resolve(answers[index] as Answer));
    } catch (error) {
      await this.failed(group, error);
      return;
    }
    this.options.committed();
  }

  private async failed(group: readonly Waiting<Item, Answer>[], error: unknown): Promise<void> {
    if (group.length > 1 && this.options.divides?.(error)) {
      const half = Math.ceil(group.length / 2);
      await this.commitGroup(group.slice(0, half));
      await this.commitGroup(group.slice(half));
      return;
    }
    for (const work of group) work.reject(error);
  }
}
