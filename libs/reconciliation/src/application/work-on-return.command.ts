import { SettingsReader } from '#accounts';
import type { BusinessDay } from '#calendar';
import { DecisionRunner } from '#event-store';
import { ExpectationUnknownError, readNote, readReference } from '#expectations';
import { returnDecider, returnStream } from '#expectations';
import type { ReturnOrder, SettledAccount } from '#expectations';
import { Clock, DomainError } from '#kernel';
import { BooksKeeper } from '#ledger';
import type { Satang } from '#money';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { OwedFacts } from '../domain/returns/return-facts.js';
import { JudgedViews } from '../read-model/judged-views.js';
import { loadOwed } from '../read-model/returns/owed-facts.js';

/** What a person says about money that was given back outside Opn. */
export type ReturnWork =
  | {
      readonly kind: 'record';
      readonly amount: Satang;
      readonly returnedOn: BusinessDay;
      readonly note: string | null;
    }
  | { readonly kind: 'approve'; readonly number: number }
  | { readonly kind: 'withdraw'; readonly number: number; readonly reason: string };

/**
 * Of one order, or of a charge that nobody expected (`expectation.unknown` if there is neither).
 * Answers whether it changed anything. Another person approves what one has recorded
 * (`return.four_eyes`).
 */
export class WorkOnReturn extends Command<boolean> {
  constructor(
    readonly account: string,
    readonly reference: string,
    readonly work: ReturnWork,
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(WorkOnReturn)
export class WorkOnReturnHandler implements ICommandHandler<WorkOnReturn> {
  constructor(
    private readonly views: JudgedViews,
    private readonly settings: SettingsReader,
    private readonly decisions: DecisionRunner,
    private readonly books: BooksKeeper,
    private readonly clock: Clock,
  ) {}

  async execute(order: WorkOnReturn): Promise<boolean> {
    const { account, by } = order;
    const reference = readReference(order.reference);
    await this.books.catchUp(account);
    const owed = await this.owed(account, reference);
    const learned = await this.orderOf(order, reference, owed);
    const cause = { kind: 'person', ref: by } as const;
    const lesson = { stream: returnStream(account, reference), learned, cause, evidence: null };
    const recorded = await this.decisions.run([lesson], returnDecider);
    await this.books.catchUp(account);
    return recorded.length > 0;
  }

  private async owed(account: string, reference: string): Promise<OwedFacts> {
    const facts = await this.views.within(account, (view) => loadOwed(view, [reference]));
    const owed = facts.get(reference);
    if (owed) return owed;
    throw new ExpectationUnknownError(account, reference);
  }

  private async orderOf(
    { account, work, by }: WorkOnReturn,
    reference: string,
    owed: OwedFacts,
  ): Promise<ReturnOrder> {
    const said = { at: this.clock.now(), by, reference };
    switch (work.kind) {
      case 'record': {
        const note = work.note === null ? null : readNote(work.note) || null;
        return { ...said, ...work, note, today: await this.settings.today(account) };
      }
      case 'approve':
        return { ...said, ...work, settles: settledBy(owed) };
      case 'withdraw':
        return { ...said, ...work, reason: requiredReason(work.reason) };
    }
  }
}

/** What closing has moved, or will move, to what is owed; money that is held was never matched. */
const settledBy = ({ held }: OwedFacts): SettledAccount =>
  held > 0n ? 'unreconciled-receipts' : 'customer-refunds-payable';

function requiredReason(text: string): string {
  const reason = readNote(text);
  if (reason !== '') return reason;
  throw new DomainError('text.required', 'Say why this return is withdrawn.');
}
