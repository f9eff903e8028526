import type { Instant } from '#kernel';
import { formatBaht } from '#money';
import { isPaid } from '../facts.js';
import type { ChargeFacts } from '../facts.js';
import { factsBySubject } from './proof-facts.js';
import type {
  CreditSeen,
  Decision,
  Ended,
  FactsAbout,
  ProofFacts,
  StatedReceipt,
} from './proof-facts.js';

export type ProofOf = (ended: Ended) => string | null;

/**
 * What proves that a break of a day holds no longer, in a few words with the fact: the last one
 * that was learned about its subject, or the contract for what it cost. Null where no single fact
 * does.
 */
export function proofsFrom(facts: ProofFacts): ProofOf {
  const { ofReceipt, ofCharge } = factsBySubject(facts);
  return ({ code, subject: { kind, id } }) => {
    switch (kind) {
      case 'source':
        return sourceWords(facts);
      case 'transaction':
        return `origin of transaction ${id} became known`;
      case 'expectation':
        return lastLearned(ofReceipt(id));
      case 'charge':
        return proofAboutCharge(code, ofCharge(id), facts.contractOf);
      default:
        return null;
    }
  };
}

function sourceWords({ receiptsOfDay: { day, count } }: ProofFacts): string {
  if (count === 0) return 'no payment waits for it any longer';
  return `${count} receipts expected on ${day} arrived`;
}

function proofAboutCharge(
  code: string,
  facts: FactsAbout,
  contractOf: ProofFacts['contractOf'],
): string | null {
  if (code.endsWith('_VARIANCE')) return costWords(facts.charges[0], contractOf);
  const credit = facts.credits.at(-1);
  if (code.startsWith('TRANSACTION_') && credit) return creditWords(credit);
  return lastLearned(facts);
}

/** It was another cost that was taken, or another that should have been. */
function costWords(
  charge: ChargeFacts | undefined,
  contractOf: ProofFacts['contractOf'],
): string | null {
  if (charge === undefined) return null;
  if (charge.isAmended) return chargeWords(charge);
  const contract = contractOf(charge);
  if (contract === null) return null;
  return `contract from ${contract.from}: ${contract.feeRate} % fee, ${contract.vatRate} % VAT`;
}

interface Learned {
  readonly at: Instant;
  readonly words: string;
}

function lastLearned({ receipts, charges, decisions }: FactsAbout): string | null {
  const all: readonly Learned[] = [
    ...receipts.map((receipt) => ({ at: receipt.knownAt, words: receiptWords(receipt) })),
    ...charges.map((charge) => ({ at: charge.knownAt, words: chargeWords(charge) })),
    ...decisions.map((one) => ({ at: one.knownAt, words: decisionWords(one) })),
  ];
  const inOrder = [...all].sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
  return inOrder.at(-1)?.words ?? null;
}

function receiptWords({ reference, amount, expectedOn, withdrawnAt, revision }: StatedReceipt) {
  if (withdrawnAt !== null) return `receipt ${reference} withdrawn`;
  const verb = revision > 1 ? 'revised to' : 'stated as';
  return `receipt ${reference} ${verb} ${formatBaht(amount)}, expected on ${expectedOn}`;
}

function chargeWords(charge: ChargeFacts): string {
  const { id, status, paidAt, endedAt, createdAt, isAmended } = charge;
  if (isAmended) return `charge ${id} amended`;
  if (status === 'completed' && isPaid(charge)) return `charge ${id} paid ${paidAt}`;
  return `charge ${id} ${status} ${endedAt ?? createdAt}`;
}

const decisionWords = ({ state, by }: Decision): string => `match ${state} by ${by}`;

const creditWords = ({ id, direction, amount }: CreditSeen): string =>
  `transaction ${id}: ${direction} of ${formatBaht(amount)}`;
