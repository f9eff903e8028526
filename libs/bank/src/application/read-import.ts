import { rulesOn, SettingsReader } from '#accounts';
import { businessDayOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Clock, DomainError, sha256 } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import { lastDigitsOf } from '../domain/mask-account-digits.js';
import type { BankFileReading } from '../domain/bank-layout.js';
import { buildImport } from '../domain/build-import.js';
import type { BankImport } from '../domain/build-import.js';
import type { StatementFile } from '../domain/statement-row.js';
import { BankFileReader } from './bank-file.js';
import type { BankFile } from './bank-file.js';
import { layoutOf, withForm } from './bank-mapping.js';
import type { AskedLayout } from './bank-mapping.js';

/** What a person says about a file beside the file itself. */
export interface ImportOptions {
  readonly preset?: string | null | undefined;
  /** As a setting import-preset has it. */
  readonly mapping?: unknown;
  /** Instead of what the preset says: how a text file is encoded, which sheet of a workbook. */
  readonly encoding?: string | null | undefined;
  readonly sheet?: string | null | undefined;
  /** Days that it covers although its first and last rows do not show it. */
  readonly from?: BusinessDay | null | undefined;
  readonly to?: BusinessDay | null | undefined;
  /** The account it is about, where it does not say. */
  readonly bankAccount?: string | null | undefined;
  /** What its movements are stated to come to. */
  readonly count?: number | null | undefined;
  readonly credits?: Satang | null | undefined;
  readonly debits?: Satang | null | undefined;
}

/** Reads a file as it would be imported now; nothing is recorded. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly files: BankFileReader,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async read(
    account: string,
    source: BankFile,
    options: ImportOptions,
  ): Promise<BankImport & { readonly reading: BankFileReading }> {
    const settings = await this.settings.of(account);
    const layout = withForm(layoutOf(asked(options), settings), options);
    if (source.kind === 'table' && layout === null) throw noLayout();
    const { file, reading } = await this.files.read(source, layout);
    const built = buildImport(withOptions(file, options), {
      ...periodOf(options),
      file: sha256(source.bytes),
      preset: asked(options).mapping === null ? asked(options).preset : null,
      today: businessDayOf(this.clock.now(), { ...settings.days, cutoffs: [] }),
      rulesOn: (day) => rulesOn(settings, 'bank', day),
    });
    return { ...built, reading };
  }
}

const asked = ({ preset = null, mapping = null }: ImportOptions): AskedLayout => ({
  preset,
  mapping,
});

function periodOf({ from = null, to = null }: ImportOptions) {
  if (from === null || to === null || from <= to) return { from, to };
  throw new DomainError(
    'period.invalid',
    `The statement cannot begin on ${from} and end on ${to}.`,
  );
}

function withOptions(file: StatementFile, options: ImportOptions): StatementFile {
  const { count = null, credits = null, debits = null } = options;
  const hasTotals = count !== null || credits !== null || debits !== null;
  const named = accountNamed(options.bankAccount ?? null);
  const bankAccount = file.bankAccount ?? named;
  return {
    ...file,
    bankAccount,
    stated: hasTotals ? { count, credits, debits } : file.stated,
    rows: file.rows.map((row) => ({ ...row, bankAccount: row.bankAccount ?? named })),
  };
}

function accountNamed(text: string | null): string | null {
  if (text === null || text === '') return null;
  const digits = lastDigitsOf(text);
  if (digits !== null) return digits;
  throw new DomainError(
    'bank_account.invalid',
    'bankAccount must have at least the last four digits of the account number.',
  );
}

const noLayout = (): DomainError =>
  new DomainError(
    'preset.required',
    'Say how the file is to be read: preset=kbank, scb, krungthai or one of your own, or mapping=.',
  );
