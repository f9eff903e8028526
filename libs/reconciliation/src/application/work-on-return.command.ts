import { isPosted } from '#accounts';
import type { AccountSettings } from '#accounts';
import type { BusinessDay } from '#calendar';
import { DecisionRunner } from '#event-store';
import { ExpectationUnknownError, readNote, readReference } from '#expectations';
import { returnDecider, returnStream } from '#expectations';
import type { ReturnOrder } from '#expectations';
import { Clock, DomainError } from '#kernel';
import { BooksKeeper } from '#ledger';
import { ZERO } from '#money';
import type { Satang } from '#money';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { beforeTheBooks, namedOtherwise, nothingCame } from '../domain/returns/return.errors.js';
import type { OwedFacts } from '../domain/returns/return-facts.js';
import { mostToReturn, settledBy } from '../domain/returns/what-is-due.js';
import { JudgedViews } from '../read-model/judged-views.js';
import type { JudgedView } from '../read-model/scope-judge.js';
import { loadOwed, nameOfMoney } from '../read-model/returns/owed-facts.js';
import { loadReturns } from '../read-model/returns/return-facts-table.js';

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
    private readonly decisions: DecisionRunner,
    private readonly books: BooksKeeper,
    private readonly clock: Clock,
  ) {}

  async execute(order: WorkOnReturn): Promise<boolean> {
    const { account, by } = order;
    const reference = readReference(order.reference);
    await this.books.catchUp(account);
    const learned = await this.views.within(account, (view) =>
      orderOf(order.work, { at: this.clock.now(), by, reference }, view),
    );
    const cause = { kind: 'person', ref: by } as const;
    const lesson = { stream: returnStream(account, reference), learned, cause, evidence: null };
    const recorded = await this.decisions.run([lesson], returnDecider);
    await this.books.catchUp(account);
    return recorded.length > 0;
  }
}

async function orderOf(
  work: ReturnWork,
  said: Pick<ReturnOrder, 'at' | 'by' | 'reference'>,
  view: JudgedView,
): Promise<ReturnOrder> {
  if (work.kind === 'withdraw') return { ...said, ...work, reason: requiredReason(work.reason) };
  const { account, on, settings, today } = view;
  const { reference } = said;
  const owed = (await loadOwed(view, [reference])).get(reference);
  if (!owed) throw await notFound(view, reference);
  const most = mostToReturn(owed);
  if (work.kind === 'record') {
    const note = work.note === null ? null : readNote(work.note) || null;
    return { ...said, ...work, note, today, most, notBefore: firstDay(owed, settings) };
  }
  const returns = (await loadReturns(on, account)).filter((one) => one.reference === reference);
  const others = returns.filter(({ number }) => number !== work.number);
  const amount = returns.find(({ number }) => number === work.number)?.amount ?? ZERO;
  return { ...said, ...work, most, settles: settledBy(owed, others, amount) };
}

async function notFound(view: JudgedView, reference: string): Promise<DomainError> {
  const name = await nameOfMoney(view, reference);
  return name === null
    ? new ExpectationUnknownError(view.account, reference)
    : namedOtherwise(reference, name);
}

/** Money that came before the opening day was never posted, so it cannot leave the books. */
function firstDay({ reference, cameOn }: OwedFacts, settings: AccountSettings): BusinessDay {
  const [first, last] = [cameOn[0], cameOn.at(-1)];
  if (first === undefined || last === undefined) throw nothingCame(reference);
  const { openingDay } = settings;
  if (openingDay === null) return first;
  if (!isPosted(settings, last)) throw beforeTheBooks(reference, openingDay);
  return first < openingDay ? openingDay : first;
}

function requiredReason(text: string): string {
  const reason = readNote(text);
  if (reason !== '') return reason;
  throw new DomainError('text.required', 'Say why this return is withdrawn.');
}
