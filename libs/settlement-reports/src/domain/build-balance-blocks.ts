import type { EntryKind } from '#ledger';
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
  /** As the books have it, and not what the movements come to: the two are held together. */
  readonly closing: MoneyBalances;
  /** Everything that was posted since the opening, each entry once. */
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
  (account: MoneyAccount, ...kinds: readonly EntryKind[]): Chosen =>
  ({ ledgerAccount, kind }) =>
    ledgerAccount === account && kinds.some((one) => one === kind);

/**
 * Kinds that move the balance at Opn without a line of their own: what Opn states without an origin
 * that has one, withholding tax paid back, write-offs. One that is in no list leaves a difference.
 */
const OTHERS_AT_OPN: readonly EntryKind[] = ['S1', 'W2', 'X1'];

/** What is in each account when the day ends; what is about to be posted as arrived is not. */
export const closingOf = ({ closing, arriving }: BlockFacts): MoneyBalances => ({
  ...closing,
  'in-transit': minus(closing['in-transit'], arriving),
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
  return {
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
    other: plus(
      total(facts, on('opn-balance', ...OTHERS_AT_OPN)),
      total(facts, on('opn-uncredited', 'X1')),
    ),
  };
}

/** Block D. */
export function transitRollForward(facts: BlockFacts): TransitRollForward {
  const sent = total(facts, on('in-transit', 'T1'));
  const booked = total(facts, on('in-transit', 'B1'));
  return {
    open: facts.opening['in-transit'],
    sent,
    banked: minus(facts.arriving, booked),
    failed: negated(total(facts, on('in-transit', 'T2', 'X1'))),
    writtenOff: negated(total(facts, on('in-transit', 'X1'))),
    close: closingOf(facts)['in-transit'],
  };
}
