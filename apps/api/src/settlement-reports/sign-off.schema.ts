import type { VersionSignOff } from '#days';
import type { DamagedReport, ReportHead } from '#settlement-reports';
import { z } from 'zod';

const MAX_NOTE = 2_000;

/** A version or a digest that is named must be the one that stands. */
export const signingSchema = z
  .strictObject({
    version: z.int().min(1),
    digest: z.string(),
    note: z.string().max(MAX_NOTE),
  })
  .partial();

const step = z.object({
  by: z.string(),
  at: z.iso.datetime(),
  note: z.string().nullable(),
});

/** How far a version is signed off: what holds now of it. */
export const signOffSchema = z.object({
  status: z.enum(['unsigned', 'prepared', 'reviewed', 'approved', 'rejected']),
  prepared: step.nullable(),
  reviewed: step.nullable(),
  approved: step.nullable(),
  rejected: step.nullable(),
});

/** The same of one version, with every step that was ever done. */
export const signOffRecordSchema = signOffSchema.extend({
  day: z.iso.date(),
  version: z.int(),
  digest: z.string(),
  steps: z.array(
    step.extend({
      step: z.enum(['prepare', 'review', 'approve', 'reject']),
      accepted: z.array(z.string()).meta({ description: 'Open breaks that were accepted.' }),
    }),
  ),
});

export const signOffRecordsSchema = z.object({
  account: z.string(),
  day: z.iso.date(),
  versions: z.array(signOffRecordSchema),
});

export type SignOffAnswer = z.infer<typeof signOffSchema>;

export const signOffAnswer = ({
  status,
  prepared,
  reviewed,
  approved,
  rejected,
}: VersionSignOff): SignOffAnswer => ({ status, prepared, reviewed, approved, rejected });

export const recordAnswer = ({
  day,
  version,
  digest,
  steps,
  ...signOff
}: VersionSignOff): z.infer<typeof signOffRecordSchema> => ({
  ...{ day, version, digest },
  ...signOffAnswer({ day, version, digest, steps, ...signOff }),
  steps: steps.map((one) => ({ ...one, accepted: [...one.accepted] })),
});

/** What is listed of a version, and beside it who signed it. */
export type SignedHead = (ReportHead | DamagedReport) & {
  readonly signOff: SignOffAnswer | null;
};

export function signedHeads(
  heads: readonly (ReportHead | DamagedReport)[],
  records: readonly VersionSignOff[],
): readonly SignedHead[] {
  const byVersion = new Map(records.map((one) => [`${one.day} ${one.version}`, one]));
  return heads.map((head) => {
    const record = byVersion.get(`${head.day} ${head.version}`);
    return { ...head, signOff: record ? signOffAnswer(record) : null };
  });
}
