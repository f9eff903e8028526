import { minus, negated, plus, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type {
  BalanceAtObservation,
  BalanceMovements,
  BalanceRollForward,
  TransitRollForward,
} from './balance-blocks.js';

/** Accounts of the books in which money is that has not reached the bank. */
export const MONEY_ACCOUNTS = ['opn-uncredited', 'opn-balance', 'in-transit'] as const;
export type MoneyAccount = (typeof MONEY_ACCOUNTS)[number];
export type MoneyBalances = { readonly [Account in MoneyAccount]: Satang };

/** What entries of one sort did to an account: debits less credits. */
export interface LedgerMovement {
  readonly ledgerAccount: MoneyAccount;
  /** Of the fact, also where it is an adjustment of a closed month. */
  readonly kind: string;
  /** Of receipts; true of all else. */
  readonly isPromptPay: boolean;
  readonly isOfDay: boolean;
  readonly amount: Satang;
}

export interface BlockFacts {
  readonly opening: MoneyBalances;
  /** Everything that was posted since, each entry once. */
  readonly movements: readonly LedgerMovement[];
  /** Net of PromptPay payments of the day that are posted later. */
  readonly paidPostedLater: Satang;
  /** What the closing itself is about to post as arrived in the bank. */
  readonly arriving: Satang;
  readonly observation: BalanceAtObservation | null;
}

type Chosen = (movement: LedgerMovement) => boolean;

const total = ({ movements }: BlockFacts, isChosen: Chosen): Satang =>
  sum(movements.filter(isChosen).map(({ amount }) => amount));

const on =
  (account: MoneyAccount, ...kinds: readonly string[]): Chosen =>
  ({ ledgerAccount, kind }) =>
    ledgerAccount === account && (kinds.length === 0 || kinds.includes(kind));

/** What is in each account when the day ends. */
export const closingOf = (facts: BlockFacts): MoneyBalances => ({
  'opn-uncredited': plus(facts.opening['opn-uncredited'], total(facts, on('opn-uncredited'))),
  'opn-balance': plus(facts.opening['opn-balance'], total(facts, on('opn-balance'))),
  'in-transit': sum([
    ...[facts.opening['in-transit'], total(facts, on('in-transit'))],
    negated(facts.arriving),
  ]),
});

/** How the closing balance is made up, by the rows of Balance. */
export interface HeldParts {
  readonly onHold: Satang;
  readonly reserve: Satang | null;
}

/** Block C. */
export function balanceRollForward(
  facts: BlockFacts,
  { onHold, reserve }: HeldParts,
): BalanceRollForward {
  const close = closingOf(facts)['opn-balance'];
  return {
    open: facts.opening['opn-balance'],
    movements: balanceMovements(facts),
    close,
    onHold,
    transferable: minus(close, plus(onHold, reserve ?? ZERO)),
    reserve,
    observation: facts.observation,
  };
}

function balanceMovements(facts: BlockFacts): BalanceMovements {
  const receipts = (isChosen: Chosen): Satang =>
    total(facts, (one) => on('opn-uncredited', 'R1')(one) && isChosen(one));
  const ofDay = receipts(({ isPromptPay, isOfDay }) => isPromptPay && isOfDay);
  const named = {
    broughtIn: total(facts, on('opn-balance', 'O1')),
    paidToday: plus(ofDay, facts.paidPostedLater),
    postedLater: negated(facts.paidPostedLater),
    paidEarlier: receipts(({ isPromptPay, isOfDay }) => isPromptPay && !isOfDay),
    otherMethods: receipts(({ isPromptPay }) => !isPromptPay),
    uncreditedBroughtForward: facts.opening['opn-uncredited'],
    uncreditedCarriedForward: negated(closingOf(facts)['opn-uncredited']),
    transfers: total(facts, on('opn-balance', 'T1')),
    transfersCreditedBack: total(facts, on('opn-balance', 'T2')),
    vatRounding: total(facts, on('opn-balance', 'V1')),
  };
  const rest = minus(total(facts, on('opn-balance')), sum(Object.values(named)));
  return { ...named, other: rest };
}

/** Block D. */
export function transitRollForward(facts: BlockFacts): TransitRollForward {
  const sent = total(facts, on('in-transit', 'T1'));
  const booked = total(facts, on('in-transit', 'B1'));
  const others = minus(total(facts, on('in-transit')), plus(sent, booked));
  return {
    open: facts.opening['in-transit'],
    sent,
    banked: minus(facts.arriving, booked),
    failed: negated(others),
    writtenOff: negated(total(facts, on('in-transit', 'X1'))),
    close: closingOf(facts)['in-transit'],
  };
}
