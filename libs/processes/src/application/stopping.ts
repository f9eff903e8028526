import { setMaxListeners } from 'node:events';
import { DomainError, SECOND_MS } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';

/** So long may what is in hand go on by itself once the process is asked to stop. */
const ENDS_WITHIN_MS = 4 * SECOND_MS;

/**
 * Whether this process was asked to stop. Who works takes nothing more in hand from then on, and
 * what cannot be ended soon is put back, so that another process takes it up at once and not only
 * when a claim has run out.
 */
@Injectable()
export class Stopping implements OnModuleDestroy {
  private readonly ending = new AbortController();
  private isSaid = false;

  constructor() {
    setMaxListeners(0, this.ending.signal); // whoever waits for something listens to it
  }

  /** True from the moment it was asked. */
  isAsked(): boolean {
    return this.isSaid;
  }

  /** Aborted a few seconds later: nobody waits for anything any more. */
  get handOver(): AbortSignal {
    return this.ending.signal;
  }

  ask(): void {
    if (this.isSaid) return;
    this.isSaid = true;
    setTimeout(() => this.ending.abort(), ENDS_WITHIN_MS).unref();
  }

  /** For work of many steps: the next one is another process's (`process.stopping`). */
  throwIfAsked(): void {
    if (this.isSaid) throw new ProcessStoppingError();
  }

  onModuleDestroy(): void {
    this.ask();
  }
}

export class ProcessStoppingError extends DomainError {
  constructor() {
    super('process.stopping', 'This process was asked to stop; another one goes on with it.');
  }
}
