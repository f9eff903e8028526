import type { AccountSettings } from '#accounts';
import { DomainError } from '#kernel';
import { DELIMITERS, ENCODINGS, ERAS, parseDateFormat } from '#table-files';
import { z } from 'zod';
import type { BankLayout } from '../domain/bank-layout.js';
import { BANK_PRESETS } from '../domain/bank-presets.js';

const MAX_NAMES = 20;
const MAX_NAME_CHARS = 100;

const headings = z
  .union([z.string(), z.array(z.string().max(MAX_NAME_CHARS)).max(MAX_NAMES)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
  .default([]);

/** What a mapping may say; what it does not say holds for most banks. */
const mappingSchema = z.strictObject({
  bookedOn: headings,
  bookedAt: headings,
  amount: headings,
  deposit: headings,
  withdrawal: headings,
  balance: headings,
  bankReference: headings,
  bankAccount: headings,
  description: headings,
  accountLabels: headings,
  dateFormats: z
    .union([z.string(), z.array(z.string()).min(1).max(MAX_NAMES)])
    .default('dd/mm/yyyy'),
  era: z.enum(ERAS).default('auto'),
  encoding: z.enum(ENCODINGS).default('auto'),
  delimiter: z.union([z.enum(DELIMITERS), z.literal('auto')]).default('auto'),
  sheet: z.string().max(MAX_NAME_CHARS).nullable().default(null),
});

/** How a file is asked to be read: by the name of a preset, or as its own mapping says. */
export interface AskedLayout {
  readonly preset: string | null;
  readonly mapping: unknown;
}

/** The layout that was asked for (`preset.unknown`, `mapping.invalid`); null: none was. */
export function layoutOf(
  { preset, mapping }: AskedLayout,
  { importPresets }: AccountSettings,
): BankLayout | null {
  if (mapping !== null && mapping !== undefined) return layoutFrom(mapping);
  if (preset === null) return null;
  const saved = importPresets.find(({ name, target }) => name === preset && target === 'bank');
  if (saved) return layoutFrom(saved.mapping);
  const known = Object.hasOwn(BANK_PRESETS, preset) ? BANK_PRESETS[preset] : undefined;
  if (known) return known;
  const names = importPresets.flatMap(({ name, target }) => (target === 'bank' ? name : []));
  throw new DomainError(
    'preset.unknown',
    `There is no preset "${preset.slice(0, MAX_NAME_CHARS)}" for bank statements; there are ` +
      `${[...Object.keys(BANK_PRESETS), ...names].join(', ')}. Save one: setting import-preset.`,
  );
}

const formSchema = mappingSchema.pick({ encoding: true, sheet: true }).partial();

/** The same layout of a file that is kept in another form than it says. */
export function withForm(
  layout: BankLayout | null,
  { encoding, sheet }: { readonly encoding?: unknown; readonly sheet?: unknown },
): BankLayout | null {
  const form = formSchema.safeParse({ encoding: encoding ?? undefined, sheet: sheet ?? undefined });
  if (!form.success) throw invalid(reasonsOf(form.error));
  const { encoding: text, sheet: name } = form.data;
  return layout && { ...layout, encoding: text ?? layout.encoding, sheet: name ?? layout.sheet };
}

const reasonsOf = ({ issues }: z.ZodError): readonly string[] =>
  issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

/** Refused with `mapping.invalid`, naming every bad field. */
export function layoutFrom(mapping: unknown): BankLayout {
  const read = mappingSchema.safeParse(mapping);
  if (!read.success) throw invalid(reasonsOf(read.error));
  const { description, accountLabels, dateFormats, era, encoding, delimiter, sheet, ...columns } =
    read.data;
  const lacks = [
    ...(columns.bookedOn.length === 0 ? ['bookedOn: under which heading is the day?'] : []),
    ...(description.length === 0 ? ['description: under which headings is the text?'] : []),
    ...(hasAmounts(columns) ? [] : ['amount, or deposit and withdrawal: where is the money?']),
  ];
  if (lacks.length > 0) throw invalid(lacks);
  const formats = (typeof dateFormats === 'string' ? [dateFormats] : dateFormats).map(
    parseDateFormat,
  );
  const dates = { formats, era };
  return { columns, description, accountLabels, dates, encoding, delimiter, sheet };
}

const hasAmounts = ({ amount, deposit, withdrawal }: BankLayout['columns']): boolean =>
  amount.length > 0 || (deposit.length > 0 && withdrawal.length > 0);

const invalid = (reasons: readonly string[]): DomainError =>
  new DomainError('mapping.invalid', `The mapping cannot be used: ${reasons.join('; ')}.`, {
    errors: [...reasons],
  });
