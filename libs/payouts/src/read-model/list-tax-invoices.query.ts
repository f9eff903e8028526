import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DataSource, MoreThan } from 'typeorm';
import { TaxInvoiceEntity } from './tax-invoice.entity.js';

/** An invoice as the API states it. */
export type TaxInvoiceView = Omit<TaxInvoiceEntity, 'position'>;

/** By number, after the one called `after`; replaced ones included. */
export class ListTaxInvoices extends Query<readonly TaxInvoiceView[]> {
  constructor(
    readonly account: string,
    readonly limit: number,
    readonly after: string | null,
  ) {
    super();
  }
}

@QueryHandler(ListTaxInvoices)
export class ListTaxInvoicesHandler implements IQueryHandler<ListTaxInvoices> {
  constructor(private readonly source: DataSource) {}

  async execute({ account, limit, after }: ListTaxInvoices): Promise<readonly TaxInvoiceView[]> {
    const found = await this.source.getRepository(TaxInvoiceEntity).find({
      where: { account, ...(after !== null && { number: MoreThan(after) }) },
      order: { number: 'ASC' },
      take: limit,
    });
    return found.map(({ position: _, ...view }) => view);
  }
}
