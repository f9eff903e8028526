import { Stopping } from '#processes';
import { Logger } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';

export interface OrderlyStop {
  /** How long all of it may take, the notice not included; what is left ends with the process. */
  readonly limitMs: number;
  /** Lets others know, while everything goes on as before. */
  readonly giveNotice?: () => Promise<void>;
  /** What is ended while all the rest can still be used. */
  readonly first?: () => Promise<void>;
}

/**
 * SIGTERM or SIGINT ends what is in hand or hands it over, lets go of the database, and ends the
 * process: whatever happens, in bounded time. With the process its connections end, and with them
 * all that it has locked.
 */
export function stopOnSignals(app: INestApplicationContext, stop: OrderlyStop): void {
  const logger = new Logger('stop');
  let isStopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (isStopping) return;
    isStopping = true;
    logger.log(`${signal}: ending what is in hand.`);
    stopInOrder(app, stop, logger).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error(`The stop failed: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}

async function stopInOrder(
  app: INestApplicationContext,
  { limitMs, giveNotice, first }: OrderlyStop,
  logger: Logger,
): Promise<void> {
  await giveNotice?.();
  setTimeout(() => {
    logger.warn(`Not all was ended within ${limitMs} ms; the rest is left to the other processes.`);
    process.exit(1);
  }, limitMs).unref();
  await endInOrder(app, first);
}

/**
 * From here on nothing more is begun. Whoever waits in the requests that `first` ends, be it for
 * Opn or for a turn, has to hear of the stop before they can be waited for.
 */
export async function endInOrder(
  app: INestApplicationContext,
  first: OrderlyStop['first'],
): Promise<void> {
  app.get(Stopping).ask();
  await first?.();
  await app.close();
}
