import type { SeededRandom } from '../day/seeded-random.js';
import type { FaultName } from './catalogue.js';
import type { Dial } from './dial.js';

/** So that whoever asks a bounded number of times gets through, unless a fault is at 100. */
export const MOST_IN_A_ROW = 3;

const LONGEST_MS = 1_500;

/** At most one of these becomes of an answer, whichever hits first. */
const OF_EVERY_REQUEST = ['http429', 'http500', 'html', 'cut'] as const;
const OF_READS = ['stale', 'shift'] as const;

export type AnswerFault = (typeof OF_EVERY_REQUEST)[number] | (typeof OF_READS)[number];

export interface AnswerFate {
  readonly fault: AnswerFault | null;
  /** Decides the particulars of the fault. */
  readonly random: SeededRandom | null;
  readonly slowMs: number;
  readonly applied: readonly FaultName[];
}

export interface Request {
  /** Method, path and query. */
  readonly address: string;
  readonly isRead: boolean;
  readonly isList: boolean;
}

interface History {
  readonly times: number;
  readonly faultsInARow: number;
}

/** What becomes of answers: by seed, address, and how often that was asked before. */
export class AnswerFates {
  private readonly histories = new Map<string, History>();

  next(dial: Dial, request: Request): AnswerFate {
    const { address } = request;
    const history = this.histories.get(address) ?? { times: 0, faultsInARow: 0 };
    const fate = answerFate(dial, request, history);
    this.histories.set(address, {
      times: history.times + 1,
      faultsInARow: fate.fault ? history.faultsInARow + 1 : 0,
    });
    return fate;
  }
}

function answerFate(dial: Dial, request: Request, { times, faultsInARow }: History): AnswerFate {
  const { address, isRead, isList } = request;
  const possible = [
    ...OF_EVERY_REQUEST,
    ...OF_READS.filter((fault) => (fault === 'shift' ? isList : isRead)),
  ];
  const allowed = possible.filter((fault) => faultsInARow < MOST_IN_A_ROW || dial.isAlways(fault));
  const hits = allowed.map((fault) => ({ fault, random: dial.hit(fault, address, times) }));
  const { fault = null, random = null } = hits.find((hit) => hit.random !== null) ?? {};
  const slow = dial.hit('slow', address, times);
  return {
    fault,
    random,
    slowMs: slow?.integer(1, LONGEST_MS) ?? 0,
    applied: [...(fault ? [fault] : []), ...(slow ? (['slow'] as const) : [])],
  };
}
