import { SECOND_MS } from '#kernel';

/** How long one try may take, and how a worker that has to end lets go of it. */
export class SendLimits {
  constructor(
    readonly timeoutMs = 10 * SECOND_MS,
    /** Tries in hand at a shutdown are waited for this long, and then handed over. */
    readonly handOverAfterMs = 5 * SECOND_MS,
  ) {}
}
