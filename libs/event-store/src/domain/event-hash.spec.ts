import { GENESIS_HASH, parseInstant, sha256 } from '#kernel';
import { satang } from '#money';
import { eventHash } from './event-hash.js';
import type { HashedEnvelope } from './event-hash.js';

const envelope: HashedEnvelope = {
  account: 'main',
  stream: 'charge/main/chrg_1',
  version: 1,
  type: 'charge.completed',
  schemaVersion: 1,
  occurredAt: parseInstant('2026-11-20T03:48:31Z'),
  recordedAt: parseInstant('2026-11-20T03:48:33.250Z'),
  cause: { kind: 'webhook', ref: 'evnt_1' },
  evidence: null,
  data: { net: satang(392_938n), gross: satang(400_000n), reference: null },
};

const hash = eventHash(envelope, GENESIS_HASH);

describe('the hash of an event', () => {
  it('is SHA-256 of its canonical envelope and the hash before it', () => {
    const text =
      '{"account":"main","cause":"webhook","causeRef":"evnt_1",' +
      '"data":{"gross":"400000","net":"392938","reference":null},"evidence":null,' +
      `"occurredAt":"2026-11-20T03:48:31Z","previous":"${GENESIS_HASH}",` +
      '"recordedAt":"2026-11-20T03:48:33.250Z","schemaVersion":1,' +
      '"stream":"charge/main/chrg_1","type":"charge.completed","version":1}';
    expect(hash).toBe(sha256(text));
  });

  it('is the same for what comes back from the log: other key order, money as text', () => {
    const data = { gross: '400000', reference: null, net: '392938' };
    expect(eventHash({ ...envelope, data }, GENESIS_HASH)).toBe(hash);
  });

  const changes: readonly Partial<HashedEnvelope>[] = [
    { account: 'brand-b' },
    { stream: 'charge/main/chrg_2' },
    { version: 2 },
    { type: 'charge.failed' },
    { schemaVersion: 2 },
    { occurredAt: parseInstant('2026-11-20T03:48:31.001Z') },
    { recordedAt: parseInstant('2026-11-20T03:48:33.251Z') },
    { cause: { kind: 'sweep', ref: 'evnt_1' } },
    { cause: { kind: 'webhook', ref: null } },
    { evidence: sha256('evidence') },
    { data: { net: satang(392_939n), gross: satang(400_000n), reference: null } },
    { data: { net: satang(392_938n), gross: satang(400_000n) } },
  ];

  it.each(changes)('is another one after any change: %p', (change) => {
    expect(eventHash({ ...envelope, ...change }, GENESIS_HASH)).not.toBe(hash);
  });

  it('is another one after another event', () => {
    expect(eventHash(envelope, sha256('another'))).not.toBe(hash);
  });
});
