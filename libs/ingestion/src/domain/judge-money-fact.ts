import type { AccountSettings } from '#accounts';
import type { Instant } from '#kernel';
import { DomainError } from '#kernel';
import { decodeReceipt, decodeRefund, decodeTransaction, decodeTransfer } from '#opn';
import { toBalanceTransaction, toRefund, toTaxReceipt, toTransferSnapshot } from '#payouts';
import { decodedOrError } from './decoded-or-error.js';
import { keyDrift, shapeDrift, wrongMode } from './findings-about.js';
import { keptOut } from './judgement.js';
import type { Judgement } from './judgement.js';
import type { Observation } from './observation.js';

/** What moves money at Opn beside charges. */
export type MoneyFactKind = 'transaction' | 'transfer' | 'receipt' | 'refund';

/** Decides whether an answer may enter the books. What may not is a finding, never an exception. */
export type JudgeMoneyFact<Snapshot> = (
  observation: Observation,
  settings: AccountSettings,
) => Judgement<Snapshot>;

const judge =
  <Stated extends { readonly id: string; readonly livemode: boolean }, Snapshot>(
    kind: MoneyFactKind,
    decode: (raw: unknown) => Stated,
    snapshotOf: (stated: Stated, readAt: Instant) => Snapshot,
  ): JudgeMoneyFact<Snapshot> =>
  ({ raw, requestedAt }, { mode }) => {
    const stated = decodedOrError(decode, raw);
    if (stated instanceof DomainError) return keptOut(shapeDrift(kind, raw, stated), 'park');
    if (stated.livemode !== (mode === 'live')) {
      return keptOut(wrongMode(kind, stated.id, mode), 'drop');
    }
    const snapshot = snapshotOf(stated, requestedAt);
    return { snapshot, findings: keyDrift(kind, raw), refusal: null };
  };

export const judgeTransaction = judge('transaction', decodeTransaction, toBalanceTransaction);
export const judgeTransfer = judge('transfer', decodeTransfer, toTransferSnapshot);
export const judgeReceipt = judge('receipt', decodeReceipt, toTaxReceipt);
export const judgeRefund = judge('refund', decodeRefund, toRefund);
