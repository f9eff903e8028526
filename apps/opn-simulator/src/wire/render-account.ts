import { simulatedId } from '../day/simulated-id.js';
import type { Rendered } from './render-list.js';

export function renderAccount(seed: string, webhookUri: string | null): Rendered {
  return {
    object: 'account',
    id: simulatedId('account', seed),
    team: simulatedId('acct', seed),
    livemode: false,
    location: '/account',
    country: 'TH',
    currency: 'THB',
    email: 'shop@example.com',
    created_at: '2025-01-13T02:42:11Z',
    supported_currencies: ['THB'],
    api_version: '2019-05-29',
    auto_activate_recipients: false,
    chain_enabled: false,
    chain_return_uri: null,
    chaining_allowed: false,
    zero_interest_installments: false,
    webhook_uri: webhookUri,
    metadata_export_keys: { charge: ['order_id'], transfer: [], refund: [], dispute: [] },
    last_updated_api_version: '2025-01-13',
    transfer_config: { min_transfer_amount: '30.00', fee: '30.00', is_payout_enabled: false },
  };
}

/** Opn's error object. */
export const renderError = (code: string, message: string): Rendered => ({
  object: 'error',
  location: `https://docs.omise.co/api/errors#${code.replaceAll('_', '-')}`,
  code,
  message,
});
