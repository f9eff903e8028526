import type { PreparedAppend } from '../domain/prepared-append.js';

/** The batch as `append_events` takes it; an append is known by its number in the batch. */
export function batchJson(appends: readonly PreparedAppend[], whole: boolean): string {
  const heads = appends.map(({ stream, expected }, no) => ({ no, stream, expected }));
  const events = appends.flatMap((append, no) =>
    append.events.map(({ json }) => `{"no":${no},${json.slice(1)}`),
  );
  const evidence = appends.flatMap((append, no) =>
    append.evidence.map(({ hash, body }) => JSON.stringify({ no, hash, body })),
  );
  return (
    `{"whole":${whole},"appends":${JSON.stringify(heads)},` +
    `"events":[${events.join()}],"evidence":[${evidence.join()}]}`
  );
}
