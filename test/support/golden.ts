import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventHash } from '#event-store';
import type { DomainEvent, EventCatalogue, HashedEnvelope } from '#event-store';
import { canonicalJson, GENESIS_HASH, parseInstant } from '#kernel';
import type { Canonical } from '#kernel';

const FOLDER = fileURLToPath(new URL('../golden/events/', import.meta.url));
const INDENT = 2;

/** The envelope of a golden file; only what an event says differs from one file to the next. */
const ENVELOPE = {
  account: 'golden',
  stream: 'golden/golden/1',
  version: 1,
  recordedAt: parseInstant('2026-11-20T04:00:00.125Z'),
  cause: { kind: 'refetch', ref: 'golden' },
  evidence: null,
} as const;

interface Golden {
  readonly envelope: HashedEnvelope;
  readonly hash: string;
}

/**
 * Checks that each sample is stored exactly as its golden file `<stored type>.v<version>.json`
 * says, and that the file is read as the sample; one sample of every type of the catalogue. Files
 * of earlier versions must still be readable. A missing file is a failure; with `GOLDEN=write` in
 * the environment it is written, to be read and committed. A file that exists is never changed: a
 * new shape of an event is a new schema version beside it.
 */
export function checkGolden<E extends DomainEvent>(
  catalogue: EventCatalogue<E>,
  samples: readonly E[],
  folder = FOLDER,
): void {
  const covered = samples.map((sample) => catalogue.encode(sample).type);
  expect([...covered].sort()).toEqual([...catalogue.storedTypes].sort());
  for (const sample of samples) {
    checkSample(catalogue, sample, folder);
    checkEarlierVersions(catalogue, sample, folder);
  }
}

function checkSample<E extends DomainEvent>(
  catalogue: EventCatalogue<E>,
  sample: E,
  folder: string,
): void {
  const { type, schemaVersion } = catalogue.encode(sample);
  const file = join(folder, `${type}.v${schemaVersion}.json`);
  const stored = storedForm(catalogue, sample);
  if (!existsSync(file)) writeOrFail(file, stored);
  expect(stored).toEqual(read(file));
  expect(decoded(catalogue, read(file))).toEqual(plain(sample));
}

function checkEarlierVersions<E extends DomainEvent>(
  catalogue: EventCatalogue<E>,
  sample: E,
  folder: string,
): void {
  const { type, schemaVersion } = catalogue.encode(sample);
  for (let version = 1; version < schemaVersion; version += 1) {
    const golden = read(join(folder, `${type}.v${version}.json`));
    expect(decoded(catalogue, golden).type).toBe(sample.type);
  }
}

function read(file: string): Golden {
  const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;
  expect(eventHash(golden.envelope, GENESIS_HASH)).toBe(golden.hash);
  return golden;
}

function decoded<E extends DomainEvent>(catalogue: EventCatalogue<E>, { envelope }: Golden): E {
  return catalogue.decode(envelope, envelope.occurredAt);
}

/** As a reader of the log meets it: through JSON, where money is text. */
function storedForm<E extends DomainEvent>(catalogue: EventCatalogue<E>, sample: E): Golden {
  const { type, schemaVersion, data } = catalogue.encode(sample);
  const known = { ...ENVELOPE, type, schemaVersion, occurredAt: sample.occurredAt };
  const envelope = { ...known, data: JSON.parse(canonicalJson(data)) as Canonical };
  return { envelope, hash: eventHash({ ...envelope, data }, GENESIS_HASH) };
}

function writeOrFail(file: string, golden: Golden): void {
  if (process.env['GOLDEN'] !== 'write') {
    throw new Error(`${file} is missing: run the test once with GOLDEN=write, read it, commit it.`);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(golden, null, INDENT)}\n`);
}

const plain = ({ type, occurredAt, data }: DomainEvent): DomainEvent => ({
  type,
  occurredAt,
  data,
});
