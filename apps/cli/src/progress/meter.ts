import { SECOND_MS } from '#kernel';
import type { WorkProgress } from '#kernel';
import type { Terminal } from '../command.js';
import { progressLine } from './progress-line.js';

/** Where the line is rewritten, the eye sees it move; where lines stay, they must be few. */
const REWRITTEN_EVERY_MS = 200;
const SAID_EVERY_MS = 5 * SECOND_MS;
/** The longer it takes, the rarer is a line: after an hour one every 12 minutes. */
const RARER_BY = 0.2;

/** Also while a step tells nothing, somebody wants to see that time passes. */
const LOOKS_EVERY_MS = SECOND_MS;

interface Step {
  readonly begun: number;
  readonly doneAtFirst: number;
  progress: WorkProgress;
}

/** Shows how far a work is: one line that is rewritten, or few lines. Short work shows none. */
export class Meter {
  private readonly begun: number;
  private shownAt: number;
  private step: Step | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly terminal: Pick<Terminal, 'say' | 'show'>,
    private readonly now = (): number => performance.now(),
  ) {
    this.begun = now();
    this.shownAt = this.begun;
  }

  begin(): void {
    this.timer = setInterval(() => this.look(), LOOKS_EVERY_MS).unref();
  }

  readonly told = (progress: WorkProgress): void => {
    if (this.step?.progress.doing === progress.doing) this.step.progress = progress;
    else this.step = { begun: this.now(), doneAtFirst: progress.done, progress };
    this.look();
  };

  /** Takes away what is shown. */
  end(): void {
    clearInterval(this.timer);
    this.step = null;
    this.terminal.show?.(null);
  }

  private look(): void {
    const now = this.now();
    if (this.step === null || now - this.shownAt < this.restMs(now)) return;
    this.shownAt = now;
    const { progress, doneAtFirst, begun } = this.step;
    const line = progressLine({ progress, doneAtFirst, elapsedMs: now - begun });
    (this.terminal.show ?? this.terminal.say)(line);
  }

  private restMs(now: number): number {
    if (this.terminal.show) return REWRITTEN_EVERY_MS;
    return Math.max(SAID_EVERY_MS, (now - this.begun) * RARER_BY);
  }
}
