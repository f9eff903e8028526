import { PassThrough } from 'node:stream';
import type { ReportContent, ReportHead } from '#settlement-reports';
import { Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

const logger = new Logger('ReportAnswer');

export interface ReportForm {
  readonly mediaType: string;
  /** Null: to be read in place; otherwise offered as a file with this ending. */
  readonly ending: string | null;
  readonly write: (report: ReportContent, out: PassThrough) => Promise<void>;
}

/** Streams a report; a reader that is slow slows it down, and one that leaves ends it. */
export function answerReport(
  reply: FastifyReply,
  report: ReportContent,
  form: ReportForm,
): PassThrough {
  const out = new PassThrough();
  const { head } = report;
  void reply.header('content-type', form.mediaType);
  void reply.header('etag', `"${head.digest}-${head.version}"`);
  if (form.ending !== null) {
    void reply.header(
      'content-disposition',
      `attachment; filename="${fileName(head, form.ending)}"`,
    );
  }
  form.write(report, out).catch((error: unknown) => {
    if (!out.destroyed) logger.error(`A report broke off: ${String(error)}`);
    out.destroy(error instanceof Error ? error : undefined);
  });
  return out;
}

function fileName({ account, day, version, status }: ReportHead, ending: string): string {
  const issue = version === 0 ? status : `v${version}`;
  return `settlement-${account}-${day}-${issue}.${ending}`;
}
