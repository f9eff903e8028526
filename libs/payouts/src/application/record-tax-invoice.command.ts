import { rulesOn, SettingsReader } from '#accounts';
import { businessDayOf } from '#calendar';
import { DecisionRunner } from '#event-store';
import type { Lesson } from '#event-store';
import { Clock } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { checkedInvoice } from '../domain/tax-invoice/checked-invoice.js';
import { taxInvoiceDecider, taxInvoiceStream } from '../domain/tax-invoice/tax-invoice.js';
import type { InvoiceOrder } from '../domain/tax-invoice/tax-invoice.js';
import type { TaxInvoice } from '../domain/tax-invoice/tax-invoice.events.js';

export interface TaxInvoiceAnswer {
  readonly number: string;
  /** False if it was recorded before, word for word. */
  readonly changed: boolean;
}

/** Records Opn's official invoice, and withdraws the one whose place it takes: both or neither. */
export class RecordTaxInvoice extends Command<TaxInvoiceAnswer> {
  constructor(
    readonly account: string,
    readonly invoice: TaxInvoice,
    readonly supersedes: string | null,
    /** Name of the person who says so. */
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(RecordTaxInvoice)
export class RecordTaxInvoiceHandler implements ICommandHandler<RecordTaxInvoice> {
  constructor(
    private readonly settings: SettingsReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute(order: RecordTaxInvoice): Promise<TaxInvoiceAnswer> {
    const lessons = await this.lessonsOf(order);
    const recorded = await this.decisions.run(lessons, taxInvoiceDecider, { whole: true });
    return { number: order.invoice.number, changed: recorded.length > 0 };
  }

  private async lessonsOf(order: RecordTaxInvoice): Promise<readonly Lesson<InvoiceOrder>[]> {
    const { account, supersedes, by } = order;
    const at = this.clock.now();
    const settings = await this.settings.of(account);
    const { claimMonths } = rulesOn(settings, 'tax', order.invoice.issuedOn);
    const today = businessDayOf(at, settings.days);
    const invoice = checkedInvoice(order.invoice, { today, claimMonths });
    const { number } = invoice;
    const orders: readonly (readonly [string, InvoiceOrder])[] = [
      ...(supersedes === null || supersedes === number
        ? []
        : [
            [
              supersedes,
              { kind: 'replace', at, by, number: supersedes, replacedBy: number },
            ] as const,
          ]),
      [number, { kind: 'record', at, by, invoice, supersedes }],
    ];
    return orders.map(([id, learned]) => ({
      stream: taxInvoiceStream(account, id),
      learned,
      cause: { kind: 'person', ref: by },
      evidence: null,
    }));
  }
}
