import { SECOND_MS } from '#kernel';
import { EXIT } from './command.js';
import type { Command, ExitCode, Terminal } from './command.js';

/** What undoes something half done; it must not wait for the work that was stopped. */
type Undo = () => Promise<void> | void;

/** Whoever wants it to stop is not kept waiting for longer. */
const UNDO_LIMIT_MS = 15 * SECOND_MS;

const undoings: Undo[] = [];

/** Does the work; if the tool is stopped meanwhile, `undo` is done in its place. */
export async function undoable<T>(undo: Undo, work: () => Promise<T>): Promise<T> {
  undoings.push(undo);
  try {
    return await work();
  } finally {
    undoings.splice(undoings.indexOf(undo), 1);
  }
}

/**
 * Runs a command until it ends, or until somebody wants it to stop: from then on nothing that the
 * work says on the terminal it is given is heard, for it may go on for a while.
 */
export async function stoppable(
  command: Pick<Command, 'stopped'>,
  terminal: Terminal,
  work: (terminal: Terminal) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { stopped } = command;
  const signal = stopped === null ? undefined : terminal.stopping?.();
  if (signal === undefined) return work(terminal);
  const stop = new Promise<'stop'>((resolve) => {
    if (signal.aborted) resolve('stop');
    signal.addEventListener('abort', () => resolve('stop'), { once: true });
  });
  const end = await Promise.race([work(heardUntil(signal, terminal)), stop]);
  if (end !== 'stop') return end;
  terminal.show?.(null);
  terminal.say('Stopping …');
  await whateverElseFails(() => undoAll(terminal.say));
  terminal.say(`Stopped. ${stopped ?? ''}`.trim());
  return EXIT.interrupted;
}

function heardUntil(signal: AbortSignal, { out, say, show, ...rest }: Terminal): Terminal {
  const heard =
    <Said>(speak: (said: Said) => void) =>
    (said: Said): void => {
      if (!signal.aborted) speak(said);
    };
  return { ...rest, out: heard(out), say: heard(say), ...(show && { show: heard(show) }) };
}

/** Connections are ended under work that goes on, and what that throws is nobody's any more. */
async function whateverElseFails(stop: () => Promise<void>): Promise<void> {
  const ignore = (): void => undefined;
  process.on('uncaughtException', ignore);
  try {
    await stop();
  } finally {
    process.off('uncaughtException', ignore);
  }
}

/** The last one first, as they were begun upon each other. */
async function undoAll(say: (line: string) => void): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, UNDO_LIMIT_MS).unref());
  for (const undo of undoings.splice(0).reverse()) {
    try {
      await Promise.race([undo(), late]);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }
}
