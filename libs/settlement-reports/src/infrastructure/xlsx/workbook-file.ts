import { PassThrough } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DatedWorkbook } from './dated-workbook.js';
import { timeNumbersIn } from './excel-time.js';
import { LOOKS } from './looks.js';
import type { WorkbookPlan } from './workbook-plan.js';

/**
 * Writes a workbook and ends `out`. The same plan is the same file, byte for byte. If anything
 * fails, on either side, `out` is destroyed, so that a part of a file cannot pass for the file.
 */
export async function writeWorkbookFile(
  plan: () => Promise<WorkbookPlan>,
  out: Writable,
): Promise<void> {
  const file = new PassThrough();
  const gone = new AbortController();
  const delivered = pipeline(file, out).finally(() => gone.abort());
  const written = fill(file, plan, gone.signal).catch((error: unknown) => {
    file.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  // Where the reader went away, what the writer met is only the consequence.
  for (const end of await Promise.allSettled([delivered, written])) {
    if (end.status === 'rejected') throw end.reason;
  }
}

async function fill(
  file: PassThrough,
  planned: () => Promise<WorkbookPlan>,
  gone: AbortSignal,
): Promise<void> {
  const plan = await planned();
  const book = new DatedWorkbook(file, plan.createdAt, plan.title);
  try {
    await writeSheets(book, plan, gone);
    await unless(gone, book.commit());
  } catch (error) {
    book.abort();
    throw error;
  }
}

async function writeSheets(book: DatedWorkbook, plan: WorkbookPlan, gone: AbortSignal) {
  const { language, masthead } = plan;
  const timeNumber = timeNumbersIn(plan.timeZone);
  const styleId = (look: keyof typeof LOOKS) => book.styleId(LOOKS[look]);
  for (const sheet of plan.sheets) {
    await sheet.write({ book, language, masthead, timeNumber, styleId, gone });
  }
}

/** What exceljs promises, unless nobody waits for the file any more: it would promise for ever. */
async function unless(gone: AbortSignal, promised: Promise<void>): Promise<void> {
  gone.throwIfAborted();
  let stop: () => void = () => undefined;
  const left = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('The reader of the workbook went away.'));
    gone.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([promised, left]);
  } finally {
    gone.removeEventListener('abort', stop);
  }
}
