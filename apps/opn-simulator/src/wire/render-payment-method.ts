import { toJsonInteger } from '#money';
import { simulatedId } from '../day/simulated-id.js';
import type { ChargeAt } from '../world/charge-at.js';
import type { Rendered } from './render-list.js';

/** The PromptPay source of a charge, with the place where its QR code would be. */
export function renderSource({ charge, status, createdAt }: ChargeAt): Rendered {
  const id = simulatedId('src', charge.id);
  return {
    object: 'source',
    id,
    livemode: false,
    location: `/sources/${id}`,
    amount: toJsonInteger(charge.amount),
    currency: 'THB',
    type: 'promptpay',
    flow: 'offline',
    charge_status: status,
    created_at: createdAt,
    scannable_code: {
      object: 'barcode',
      type: 'qr',
      image: renderQrDocument(charge.id, createdAt),
    },
    discounts: [],
    items: [],
    ...NOTHING_OF_THE_KIND,
  };
}

function renderQrDocument(chargeId: string, createdAt: string): Rendered {
  const id = simulatedId('docu', chargeId);
  const location = `/charges/${chargeId}/documents/${id}`;
  return {
    object: 'document',
    livemode: false,
    id,
    deleted: false,
    filename: 'qrcode.svg',
    location,
    kind: 'qr',
    download_uri: `${location}/downloads/0000000000000000`,
    created_at: createdAt,
  };
}

export function renderCard({ charge, createdAt }: ChargeAt): Rendered {
  return {
    object: 'card',
    id: simulatedId('card', charge.id),
    livemode: false,
    location: null,
    deleted: false,
    country: 'th',
    financing: 'credit',
    brand: 'Visa',
    last_digits: '4242',
    created_at: createdAt,
  };
}

const NOTHING_OF_THE_KIND: Rendered = {
  absorption_type: null,
  bank: null,
  barcode: null,
  billing: null,
  email: null,
  installment_term: null,
  mobile_number: null,
  name: null,
  phone_number: null,
  platform_type: null,
  promotion_code: null,
  provider_references: null,
  qr_settings: null,
  receipt_amount: null,
  references: null,
  shipping: null,
  store_id: null,
  store_name: null,
  terminal_id: null,
  zero_interest_installments: null,
};
