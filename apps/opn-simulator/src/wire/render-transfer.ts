import { toJsonInteger } from '#money';
import { simulatedId } from '../day/simulated-id.js';
import { TRANSFER_COST, TRANSFER_FEE, TRANSFER_FEE_VAT, transferNet } from '../world/transfer.js';
import type { TransferAt } from '../world/transfer.js';
import type { Rendered } from './render-list.js';

/** Accounts that no bank has. */
const ACCOUNT = '0123456789';
const FORMER_ACCOUNT = '0123454321';
const LAST_DIGITS = 4;

/** A transfer in the serialisation 2019-05-29. */
export function renderTransfer(at: TransferAt): Rendered {
  const { transfer } = at;
  return {
    object: 'transfer',
    id: transfer.id,
    livemode: false,
    location: `/transfers/${transfer.id}`,
    deleted: false,
    fail_fast: false,
    ...progress(at),
    currency: 'THB',
    amount: toJsonInteger(transfer.amount),
    fee: toJsonInteger(TRANSFER_FEE),
    fee_vat: toJsonInteger(TRANSFER_FEE_VAT),
    total_fee: toJsonInteger(TRANSFER_COST),
    net: toJsonInteger(transferNet(transfer)),
    metadata: {},
    ...payee(at),
    balance_hold_at: null,
    created_at: transfer.createdAt,
    transactions: [],
    schedule: transfer.schedule,
    split_transfer_group_id: null,
  };
}

function progress({ transfer, status }: TransferAt): Rendered {
  const hasFailed = status === 'failed';
  return {
    sendable: status === 'created',
    sent: status !== 'created',
    sent_at: status === 'created' ? null : transfer.sentAt,
    paid: status === 'paid',
    paid_at: status === 'paid' ? transfer.endsAt : null,
    failure_code: hasFailed ? 'account_not_found' : null,
    failure_message: hasFailed ? 'the bank account was not found' : null,
  };
}

/** A transfer that is changed was about to go to the account the shop had before. */
function payee({ transfer, isChanged }: TransferAt): Rendered {
  const isFormer = transfer.changedAt !== null && !isChanged;
  const number = isFormer ? FORMER_ACCOUNT : ACCOUNT;
  return {
    recipient: simulatedId('recp', number),
    bank_account: {
      object: 'bank_account',
      livemode: false,
      last_digits: number.slice(-LAST_DIGITS),
      account_number: number,
      name: 'DEFAULT BANK ACCOUNT',
      type: null,
      created_at: '2025-01-13T02:42:11Z',
      brand: 'Test Bank',
      bank_code: 'test',
      branch_code: null,
    },
  };
}
