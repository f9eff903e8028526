import type { BreakFact, CaseEvent } from '#cases';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import type { ShownBreak } from './build-break-rows.js';
import { NO_WORK } from './shown-work.js';
import type { BreakWork } from './shown-work.js';

/** From the events of its case: a decision about another amount or other codes settles nothing. */
export function workOn(
  item: Pick<ShownBreak, 'code' | 'amount' | 'explains'>,
  events: readonly CaseEvent[],
): BreakWork {
  return events.reduce((work, event) => ({ ...work, ...changeBy(event, item) }), NO_WORK);
}

function changeBy(
  event: CaseEvent,
  item: Pick<ShownBreak, 'code' | 'amount' | 'explains'>,
): Partial<BreakWork> {
  const { occurredAt: at } = event;
  switch (event.type) {
    case 'CaseAssigned':
      return { owner: event.data.to };
    case 'CaseCommented':
      return { note: event.data.text };
    case 'CaseResolved': {
      const { fact, reason, by } = event.data;
      const settled = { at, resolution: `${reason} (${by})`, approvedBy: null };
      return { settled: isAbout(fact, item) ? settled : null };
    }
    case 'CaseWrittenOff': {
      const { fact, reason, by, approvedBy } = event.data;
      const settled = { at, resolution: `write-off: ${reason} (${by})`, approvedBy };
      return { settled: isAbout(fact, item) ? settled : null };
    }
    case 'CaseReopened':
      return { settled: null };
    case 'CaseWriteOffRequested':
    case 'CaseWriteOffRejected':
      return {};
  }
}

const isAbout = (
  fact: BreakFact,
  { code, amount, explains }: Pick<ShownBreak, 'code' | 'amount' | 'explains'>,
): boolean =>
  fact.code === code &&
  fact.amount === amount &&
  fact.alsoSeen.join() === [...explains].sort().join();

/**
 * Breaks with the work on them. What the report before has left open is shown whatever became of
 * it. Else one of an earlier day that people had settled, or that was given back, by that report
 * (`since`) has left with it.
 */
export function withWork(
  breaks: readonly ShownBreak[],
  workOf: (item: ShownBreak) => BreakWork,
  { day, since }: { readonly day: string; readonly since: Instant },
): readonly ShownBreak[] {
  return breaks
    .map((item) => ({ ...item, work: workOf(item) }))
    .filter((item) => {
      if (item.isBroughtForward || item.day >= day || item.clearedBy !== null) return true;
      const { settled, returned } = item.work;
      if (returned !== null) return false;
      return settled === null || isBefore(since, settled.at);
    });
}
