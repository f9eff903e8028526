import { SECOND_MS } from '#kernel';
import { Logger } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';

/** How long requests in hand may take to end once the process is asked to stop. */
const SHUTDOWN_LIMIT_MS = 9 * SECOND_MS;

/** Takes no more requests, ends those in hand, lets go of the database, and is gone. */
export function stopOnSignals(app: INestApplication): void {
  const logger = new Logger('stop');
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) return;
    isStopping = true;
    logger.log(`${signal}: ending the requests in hand.`);
    setTimeout(() => {
      logger.error(`Requests were still running after ${SHUTDOWN_LIMIT_MS} ms.`);
      process.exit(1);
    }, SHUTDOWN_LIMIT_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error(`The stop failed: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}
