import type { ReportHead } from '#settlement-reports';
import { Logger } from '@nestjs/common';

/** After this a caller is told that closing goes on without them. */
const ANSWER_AFTER_MS = 30_000;

const logger = new Logger('CloseDay');

/** The report's head, or `null` if closing takes longer than a caller should wait. */
export async function closeWithin(closing: Promise<ReportHead>): Promise<ReportHead | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_AFTER_MS);
  });
  try {
    const head = await Promise.race([closing, tooLong]);
    if (head === null)
      closing.catch((error: unknown) => logger.warn(`It failed: ${String(error)}`));
    return head;
  } finally {
    clearTimeout(timer);
  }
}
