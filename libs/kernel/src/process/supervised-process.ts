/** What a process tells the one that started it, once it does its work. */
export interface ReadyMessage {
  readonly type: 'ready';
  /** A credential generated at this start, to be shown to the operator once. */
  readonly adminApiKey?: string;
}

/** How long an orderly end may take before the process is ended from within. */
const ORDERLY_END_MS = 10_000;

/**
 * Ends this process in its orderly way (SIGTERM to itself) when the process that started it is
 * gone, even by `kill -9`: the channel between them closes. Without a channel it does nothing.
 */
export function exitWithParent(): void {
  if (process.channel === undefined) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), ORDERLY_END_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel.unref(); // listening must not keep a finished process alive
}

/** Tells the process that started this one that the work is being done. */
export function announceReady(details: Omit<ReadyMessage, 'type'> = {}): void {
  process.send?.({ type: 'ready', ...details } satisfies ReadyMessage);
}
