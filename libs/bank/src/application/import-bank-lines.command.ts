import { DecisionRunner } from '#event-store';
import type { Lesson, Recorded } from '#event-store';
import { Clock } from '#kernel';
import { minus } from '#money';
import type { Satang } from '#money';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { bankLineStream, bankStatementStream } from '../domain/bank-line.js';
import type { BankStatement } from '../domain/bank-statement.js';
import { bankDecider } from '../domain/bank.js';
import type { BankLearned } from '../domain/bank.js';
import type { BankEvent } from '../domain/bank.events.js';
import type { BankImport } from '../domain/build-import.js';
import type { BankFile } from './bank-file.js';
import { ReadImport } from './read-import.js';
import type { ImportOptions } from './read-import.js';

/** How many lines were new and known already, and what the whole file comes to. */
export interface BankImportAnswer {
  readonly accepted: number;
  readonly unchanged: number;
  readonly revised: 0;
  /** Movements that do not concern us: counted, and not kept. */
  readonly ignored: number;
  /** Of all movements; `amount` is what came in less what went out. */
  readonly controlTotals: { readonly count: number; readonly amount: Satang };
  readonly statement: Omit<BankStatement, 'file'>;
}

/** All rows of a file or none (`import.refused`); the same file again changes nothing. */
export class ImportBankLines extends Command<BankImportAnswer> {
  constructor(
    readonly account: string,
    readonly source: BankFile,
    readonly options: ImportOptions,
    /** Name of the person or the credential that sent it. */
    readonly importedBy: string,
  ) {
    super();
  }
}

@CommandHandler(ImportBankLines)
export class ImportBankLinesHandler implements ICommandHandler<ImportBankLines> {
  constructor(
    private readonly reader: ReadImport,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute(order: ImportBankLines): Promise<BankImportAnswer> {
    const read = await this.reader.read(order.account, order.source, order.options);
    const lessons = lessonsOf(read, order, this.clock);
    const recorded = await this.decisions.run(lessons, bankDecider, { whole: true });
    const accepted = recorded.filter(({ type }) => type === 'BankLineImported').length;
    return answerOf(read, accepted, recorded);
  }
}

function lessonsOf(
  { statement, lines }: BankImport,
  { account, options, importedBy: by }: ImportBankLines,
  clock: Clock,
): readonly Lesson<BankLearned>[] {
  const told = { at: clock.now(), by };
  const common = { cause: { kind: 'import', ref: statement.file } as const, evidence: null };
  const isPeriodStated = Boolean(options.from ?? options.to);
  return [
    ...lines.map((line) => ({
      ...common,
      stream: bankLineStream(account, line.lineId),
      learned: { ...told, kind: 'line', line } as const,
    })),
    {
      ...common,
      stream: bankStatementStream(account, statement.statementId),
      learned: { ...told, kind: 'statement', statement, isPeriodStated } as const,
    },
  ];
}

/** Days and totals as they are now recorded: the same file keeps those of its first import. */
export function answerOf(
  { statement, lines }: BankImport,
  accepted: number,
  recorded: readonly Recorded<BankEvent>[],
): BankImportAnswer {
  const told = recorded.find(({ type }) => type === 'BankStatementImported')?.data;
  const { file: _, ...shown } = { ...statement, ...periodOf(told) };
  const { count, credits, debits } = statement.movements;
  return {
    accepted,
    unchanged: lines.length - accepted,
    revised: 0,
    ignored: statement.others.count,
    controlTotals: { count, amount: minus(credits, debits) },
    statement: shown,
  };
}

const periodOf = (data: BankEvent['data'] | undefined) =>
  data && 'from' in data ? { from: data.from, to: data.to } : {};
