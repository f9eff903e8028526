import { dayWindow } from '#calendar';
import type { BusinessDay, DayWindow } from '#calendar';
import type { BankPosting, IssuingEvent } from '#days';
import type { Queryable } from '#database';
import type { Recorded } from '#event-store';
import { sum, ZERO } from '#money';
import { loadHeldAtOpn, loadPayoutsAsAt, loadReserveAt } from '#reconciliation';
import type { JudgedDay, PayoutsOfDay } from '#reconciliation';
import { arrivalsOf } from '../../domain/bank-arrivals-of-transfers.js';
import type { Arrival } from '../../domain/bank-arrivals-of-transfers.js';
import type { BlockFacts } from '../../domain/build-balance-blocks.js';
import { closingOf } from '../../domain/build-balance-blocks.js';
import type { BalanceFacts } from '../../domain/build-balance-rows.js';
import type { TransferFacts } from '../../domain/build-transfer-rows.js';
import { inTransitOf } from '../../domain/in-transit.js';
import type { InTransit } from '../../domain/in-transit.js';
import { dayInBooks } from '../../domain/ledger-cut.js';
import type { DayInBooks } from '../../domain/ledger-cut.js';
import type { OpenBreak } from '../../domain/open-codes.js';
import {
  loadBalancesAt,
  loadMovements,
  loadPaidPostedLater,
  loadSentInBooks,
} from './money-ledger.js';
import {
  loadBankTexts,
  loadNets,
  loadObservation,
  loadOpenBreaks,
  loadShownTransfers,
} from './shown-transfers.js';
import { loadUncredited } from './uncredited-payments.js';

/** What a report is about, and what its closing is about to post of the bank. */
export interface DayToShow {
  readonly account: string;
  readonly day: BusinessDay;
  readonly asOf: JudgedDay['asOf'];
  readonly settings: JudgedDay['settings'];
  readonly issued: readonly Recorded<IssuingEvent>[];
  readonly toPost: readonly BankPosting[];
}

/** All that the sheets about money not in the bank are made of, as at the end of the day. */
export interface DayMoney {
  readonly books: DayInBooks;
  readonly blocks: BlockFacts;
  readonly transfers: readonly TransferFacts[];
  readonly arrivals: ReadonlyMap<string, Arrival>;
  readonly inTransit: readonly InTransit[];
  readonly texts: ReadonlyMap<string, string>;
  readonly payouts: PayoutsOfDay;
  readonly held: Awaited<ReturnType<typeof loadHeldAtOpn>>;
  readonly reserve: BalanceFacts['reserve'];
  readonly uncredited: Awaited<ReturnType<typeof loadUncredited>>;
  readonly breaks: readonly OpenBreak[];
}

/** On one view of the books. */
export async function loadDayMoney(on: Queryable, show: DayToShow): Promise<DayMoney> {
  const { account, day, asOf, settings, issued, toPost } = show;
  const books = dayInBooks(day, asOf.position, issued, toPost);
  const window = dayWindow(day, settings.days);
  const { position } = books.end;
  const blocks = await blockFacts(on, show, books, window);
  const onItsWay = await movesAtBank(on, account, books);
  const named = [
    ...onItsWay.inTransit.map(({ transferId }) => transferId),
    ...books.arriving.flatMap(({ transfers }) => transfers),
  ];
  const transfers = await loadShownTransfers(on, account, window, books, named);
  const at = { day, end: window.to, position };
  const payouts = await loadPayoutsAsAt(on, account, transfers, settings, at);
  const { timeZone } = settings.days;
  const lines = books.bank.map(({ line }) => line);
  return {
    ...{ books, blocks, transfers, payouts, ...onItsWay },
    texts: await loadBankTexts(on, account, lines),
    held: await loadHeldAtOpn(on, account, payouts, { ...at, timeZone }),
    reserve: await loadReserveAt(on, account, window.to, position),
    uncredited: await uncreditedOf(on, account, books, blocks),
    breaks: await loadOpenBreaks(on, account, books.end, books.closedAsOf ?? asOf.instant),
  };
}

async function blockFacts(
  on: Queryable,
  { account, asOf }: DayToShow,
  { end, before, arriving }: DayInBooks,
  window: DayWindow,
): Promise<BlockFacts> {
  const isPosted = end.closedAt !== null;
  return {
    opening: await loadBalancesAt(on, account, before),
    closing: await loadBalancesAt(on, account, end),
    movements: await loadMovements(on, account, end, before),
    paidPostedLater: await loadPaidPostedLater(on, account, end, asOf.position),
    arriving: isPosted ? ZERO : sum(arriving.map(({ amount }) => amount)),
    observation: await loadObservation(on, account, window, end),
  };
}

async function movesAtBank(on: Queryable, account: string, { end, bank }: DayInBooks) {
  const nets = await loadNets(on, account, [...new Set(bank.flatMap((one) => one.transfers))]);
  const arrivals = arrivalsOf(bank, (transfer) => nets.get(transfer) ?? ZERO);
  const sent = await loadSentInBooks(on, account, end);
  return { arrivals, inTransit: inTransitOf(sent, arrivals) };
}

const uncreditedOf = (
  on: Queryable,
  account: string,
  { end }: DayInBooks,
  blocks: BlockFacts,
): ReturnType<typeof loadUncredited> =>
  loadUncredited(on, account, end, closingOf(blocks)['opn-uncredited']);
