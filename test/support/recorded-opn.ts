import { readFileSync } from 'node:fs';
import type { Raw } from './fake-opn.js';

const FOLDER = new URL('../fixtures/opn/', import.meta.url);

export const recordedText = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

export const recorded = (name: string): Raw => JSON.parse(recordedText(name)) as Raw;

/** The items of a recorded list. */
export const recordedItems = (name: string): readonly Raw[] => recorded(name)['data'] as Raw[];

export const PROMPTPAY_ID = 'chrg_5vcd3j9c9r0p4ayml0d';
export const PROMPTPAY_PAID_AT = '2023-04-05T03:48:31Z';

/** The PromptPay charge that Opn's documentation shows, unpaid. */
export const promptPay = (changes: Raw = {}): Raw => ({
  ...recorded('docs-promptpay-charge-pending.json'),
  ...changes,
});

/** Generated: nobody has published a PromptPay charge that was paid. */
export const paidPromptPay = (changes: Raw = {}): Raw =>
  promptPay({
    status: 'successful',
    paid: true,
    authorized: true,
    paid_at: PROMPTPAY_PAID_AT,
    transaction: 'trxn_5vcd3j9c9r0p4ayml0e',
    ...changes,
  });

/** Generated: a webhook about an object, as Opn would post it. */
export const webhookAbout = (data: Raw, key = 'charge.complete', changes: Raw = {}): Raw => ({
  object: 'event',
  id: `evnt_${String(data['id'])}`.replace('chrg_', ''),
  livemode: data['livemode'],
  location: '/events',
  webhook_deliveries: [],
  key,
  created_at: '2023-04-05T03:48:32Z',
  data,
  ...changes,
});
