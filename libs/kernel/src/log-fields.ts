import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line that is logged meanwhile says beside its message: small texts and numbers. */
export type LogFields = Readonly<Record<string, string | number>>;

const context = new AsyncLocalStorage<LogFields>();

/** Runs the work; what it logs carries these fields, and those around them. */
export const withLogFields = <T>(fields: LogFields, work: () => T): T =>
  context.run({ ...context.getStore(), ...fields }, work);

export const currentLogFields = (): LogFields => context.getStore() ?? {};
