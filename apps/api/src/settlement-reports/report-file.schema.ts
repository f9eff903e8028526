import type { BusinessDay } from '#calendar';
import type { FileState } from '#settlement-reports';
import { z } from 'zod';

const version = z.coerce.number().int().min(1).optional();

export const filesQuery = z.object({ version });
export type FilesQuery = z.infer<typeof filesQuery>;

export const fileQuery = z.object({
  version,
  lang: z.enum(['en', 'th']).default('en'),
  bom: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'CSV begins with a byte order mark, for old versions of Excel.' }),
});
export type FileQuery = z.infer<typeof fileQuery>;

const progressSchema = z
  .object({ done: z.int(), total: z.int() })
  .meta({ description: 'Rows read, of those to be read.' });

export const renderingSchema = z.object({
  account: z.string(),
  day: z.iso.date(),
  version: z.int(),
  status: z.literal('rendering'),
  progress: progressSchema,
});

const stateSchema = z.object({
  version: z.int(),
  form: z.string().meta({ description: '`xlsx`, `json`, `csv`, `breaks.csv` …' }),
  language: z.enum(['en', 'th']),
  mediaType: z.string(),
  state: z.enum(['kept', 'rendering', 'waiting', 'failed', 'missing']).meta({
    description: '`missing`: it is made, and kept from then on, when somebody asks for it.',
  }),
  progress: progressSchema.nullable(),
  failure: z.string().nullable(),
  sha256: z.string().nullable(),
  size: z.int().nullable().meta({ description: 'Bytes.' }),
  madeAt: z.iso.datetime().nullable(),
  build: z.string().nullable().meta({ description: 'What made it.' }),
  href: z.string(),
});

export const fileStateSchema = z.object({ data: z.array(stateSchema) });
export type FileStateView = z.infer<typeof stateSchema>;

/** A form of a version as the API tells of it: what is not known yet is null. */
export function stateView(
  account: string,
  day: BusinessDay,
  { file, ...state }: FileState,
): FileStateView {
  const query = new URLSearchParams({ account, version: String(state.version) });
  if (state.language !== 'en') query.set('lang', state.language);
  return {
    ...state,
    sha256: file?.sha256 ?? null,
    size: file?.bytes ?? null,
    madeAt: file?.madeAt ?? null,
    build: file?.build ?? null,
    href: `/v1/settlement-reports/${day}/files/${state.form}?${query.toString()}`,
  };
}
