import { formatBaht } from '#money';
import type { Break } from '../../domain/break.js';
import type { EndedBreak } from '../scope-judge.js';
import type { LoadedPayout } from './judged-payouts.js';

type ProofOf = (ended: EndedBreak) => string | null;

/** What proves the end of a transfer's break, or which other break names it now. */
export const payoutProofs =
  (payout: LoadedPayout, breaks: readonly Break[], atBank: ProofOf): ProofOf =>
  (ended) => {
    const other = breaks.find(({ explains }) => explains.some((code) => code === ended.code));
    return other ? `it is told with ${other.code}` : proofOf(ended, payout, atBank);
  };

function proofOf(ended: EndedBreak, payout: LoadedPayout, atBank: ProofOf): string | null {
  switch (ended.code) {
    case 'TRANSFER_FAILED':
      if (payout.sentAgainBy !== null) return `transfer ${payout.sentAgainBy} sent it again`;
      return payout.returnedBy && `transaction ${payout.returnedBy} credited it back`;
    case 'TRANSFER_ARITHMETIC':
      return 'its fee, VAT and net now make its amount';
    case 'TRANSFER_FEE_VARIANCE':
      return costWords(payout);
    case 'SETTLEMENT_SHORT':
    case 'SETTLEMENT_OVER':
      return payout.reason === null ? 'its lines now make its amount' : null;
    default:
      return atBank(ended);
  }
}

/** Either it was amended, or another fee was agreed: both are what it now should cost. */
function costWords({ expectedCost }: LoadedPayout): string | null {
  if (expectedCost === null) return null;
  const { fee, feeVat } = expectedCost;
  return `its fee is by contract: ${formatBaht(fee)} and ${formatBaht(feeVat)} VAT`;
}
