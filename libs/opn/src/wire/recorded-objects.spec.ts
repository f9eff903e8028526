import { readdirSync, readFileSync } from 'node:fs';
import { plus } from '#money';
import { decodeAccount } from './account.js';
import { decodeCharge } from './charge.js';
import { decodeEvent } from './event.js';
import { isJsonObject } from './json-object.js';
import type { JsonObject } from './json-object.js';
import { KNOWN_KEYS, unknownKeys } from './known-keys.js';
import type { KnownKind } from './known-keys.js';
import { decodeList } from './list.js';
import { isOldSerialisation } from './old-serialisation.js';
import { decodeReceipt } from './receipt.js';
import { decodeRefund } from './refund.js';
import { decodeTransaction } from './transaction.js';
import { decodeTransfer } from './transfer.js';

const FOLDER = new URL('../../../../test/fixtures/opn/', import.meta.url);

const DECODERS = {
  account: decodeAccount,
  charge: decodeCharge,
  event: decodeEvent,
  receipt: decodeReceipt,
  refund: decodeRefund,
  transaction: decodeTransaction,
  transfer: decodeTransfer,
};

type Decoded = keyof typeof DECODERS;

const recorded = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => objectsIn(read(name)).map((object) => ({ name, object })));

/** An object of Opn's and all it contains, outermost first. */
function objectsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isJsonObject(value)) return [];
  return [...(value['object'] ? [value] : []), ...Object.values(value).flatMap(objectsIn)];
}

/** Two records were published with a slip of the pen, `created_at_at`. */
function read(name: string): unknown {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  return JSON.parse(text.replaceAll('created_at_at', 'created_at'));
}

const isDecoded = (kind: unknown): kind is Decoded => String(kind) in DECODERS;

const inPinnedVersion = (kind: string) =>
  recorded.filter(({ object }) => object['object'] === kind && !isOldSerialisation(object));

describe('every recorded object', () => {
  it.each(recorded.filter(({ object }) => isDecoded(object['object'])))(
    'decodes, or is known to be in the old serialisation: $name $object.id',
    ({ object }) => {
      if (isOldSerialisation(object) && object['object'] !== 'event') return;
      const decode = DECODERS[object['object'] as Decoded];
      expect(decode(object).id).toBe(object['id']);
    },
  );

  it('is old in the legacy files, and only there', () => {
    const charges = recorded.filter(({ object }) => object['object'] === 'charge');
    const old = charges.filter(({ object }) => isOldSerialisation(object));
    expect(old.length).toBeGreaterThan(5);
    expect(old.every(({ name }) => name.startsWith('legacy-'))).toBe(true);
    expect(old.length + inPinnedVersion('charge').length).toBe(charges.length);
    expect(isOldSerialisation(read('docs-transaction-2017.json'))).toBe(true);
    expect(isOldSerialisation(read('docs-transaction-2019.json'))).toBe(false);
    expect(isOldSerialisation(read('legacy-transfer.json'))).toBe(true);
    expect(isOldSerialisation(read('transfer-created.json'))).toBe(false);
  });

  it.each(Object.keys(KNOWN_KEYS) as KnownKind[])('has no key unknown to us: %s', (kind) => {
    const objects = inPinnedVersion(kind);
    expect(objects.length).toBeGreaterThan(0);
    expect(objects.flatMap(({ object }) => unknownKeys(kind, object))).toEqual([]);
  });

  it('is a charge whose parts make its net', () => {
    const charges = inPinnedVersion('charge').map(({ object }) => decodeCharge(object));
    for (const { fundingAmount, fee, feeVat, interest, interestVat, net } of charges) {
      expect([net, fee, feeVat, interest, interestVat].reduce(plus)).toBe(fundingAmount);
    }
  });

  it('of a list gives its envelope, receipts included', () => {
    expect(decodeList(read('transactions-list.json'))).toMatchObject({ offset: 0, limit: 17 });
    expect(decodeList(read('receipts-list-thb.json')).items).toHaveLength(2);
    expect(() => decodeList(read('error-not-found.json'))).toThrow(/"object" is not a list/);
  });
});
