import type { OpnHooks, OpnTry } from '#opn';
import type { WorkRecord } from '#processes';

/** The same way to Opn, and how each request that was let through went is noted. */
export function timedHooks(
  { beforeRequest, afterRequest }: Required<OpnHooks>,
  work: Pick<WorkRecord, 'noteOpn'>,
  account: string,
): Required<OpnHooks> {
  const begun = new WeakMap<OpnTry, number>();
  return {
    async beforeRequest(signal, asked) {
      await beforeRequest(signal, asked);
      begun.set(asked, performance.now());
    },
    async afterRequest(outcome) {
      const startedAt = begun.get(outcome.asked);
      if (startedAt !== undefined) {
        work.noteOpn(account, outcome.code, performance.now() - startedAt);
      }
      await afterRequest(outcome);
    },
  };
}
