import { PassThrough } from 'node:stream';
import type { Language, ReportContent } from '#settlement-reports';
import { Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

const logger = new Logger('ReportAnswer');

export interface ProvisionalForm {
  readonly mediaType: string;
  /** Null: to be read in place. */
  readonly name: string | null;
  readonly write: (report: ReportContent, out: PassThrough) => Promise<void>;
}

/**
 * Streams the report of an open day, of which no file is kept; a reader that is slow slows it
 * down, and one that leaves ends it.
 */
export function answerReport(
  reply: FastifyReply,
  report: ReportContent,
  { mediaType, name, write }: ProvisionalForm,
): PassThrough {
  const out = new PassThrough();
  // No ETag: a moment later it is another report, and its forms would share one.
  void reply.headers({ 'content-type': mediaType, 'cache-control': 'private, no-cache' });
  if (name !== null) void reply.header('content-disposition', `attachment; filename="${name}"`);
  write(report, out).catch((error: unknown) => {
    if (!out.destroyed) logger.error(`A report broke off: ${String(error)}`);
    out.destroy(error instanceof Error ? error : undefined);
  });
  return out;
}

/** What a file is of: a report's head has it, and a kept file, whose subject is the day. */
interface Named {
  readonly account: string;
  readonly day?: string;
  readonly subject?: string;
  readonly version: number;
}

/** `settlement-main-2026-11-20-v1-th.xlsx`: nothing in it needs an encoding. */
export function fileName(
  { account, day, subject, version }: Named,
  ending: string,
  language: Language,
): string {
  const issue = version === 0 ? 'provisional' : `v${version}`;
  const translated = language === 'en' ? '' : `-${language}`;
  const isSheet = ending.includes('.');
  const dot = isSheet ? '-' : '.';
  return `settlement-${account}-${day ?? subject}-${issue}${translated}${dot}${ending}`;
}
