import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { satang } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import {
  AmountCounted,
  RoundCompleted,
  SOME_TIME,
  tallyEvents,
} from '../../../../test/support/tally.js';
import type { TallyEvent } from '../../../../test/support/tally.js';
import { EventCatalogue } from './event-catalogue.js';

const amount = satang(400_000n);
const counted = new AmountCounted(SOME_TIME, { id: '1', amount, parts: [{ amount, note: null }] });
const round = new RoundCompleted(SOME_TIME, { round: 1, total: amount });

describe('golden files', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'golden-'));
    process.env['GOLDEN'] = 'write';
    checkGolden(tallyEvents, [counted, round], folder);
    delete process.env['GOLDEN'];
  });

  afterEach(() => {
    delete process.env['GOLDEN'];
    rmSync(folder, { recursive: true });
  });

  const file = (): string => join(folder, 'amount.counted.v1.json');
  const check = (...samples: readonly TallyEvent[]) => {
    return () => checkGolden(tallyEvents, samples, folder);
  };

  it('hold every event as it is stored', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'amount.counted.v1.json',
      'round.completed.v1.json',
    ]);
    const { envelope } = JSON.parse(readFileSync(file(), 'utf8'));
    expect(envelope).toMatchObject({ type: 'amount.counted', data: { amount: '400000' } });
    expect(check(counted, round)).not.toThrow();
  });

  it('must be there: nothing is written unless somebody asks for it', () => {
    rmSync(file());
    expect(check(counted, round)).toThrow('amount.counted.v1.json is missing');
    expect(readdirSync(folder)).toEqual(['round.completed.v1.json']);
  });

  it('must cover the whole catalogue', () => {
    expect(check(counted)).toThrow();
  });

  it('refuse an event that is stored in another way, even while writing', () => {
    process.env['GOLDEN'] = 'write';
    const before = readFileSync(file(), 'utf8');
    const other = new AmountCounted(SOME_TIME, { id: '2', amount, parts: [] });
    expect(check(other, round)).toThrow();
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  it('refuse a file whose hash is not that of its content', () => {
    writeFileSync(file(), readFileSync(file(), 'utf8').replaceAll('400000', '400001'));
    expect(check(counted, round)).toThrow();
  });

  it('refuse an event that is read as something else than was stored', () => {
    const forgetful = new EventCatalogue<RoundCompleted>({
      RoundCompleted: { stored: 'round.completed', schemaVersion: 1, money: { total: true } },
    });
    const unlisted = { extra: 5n }; // written as text, and nothing says to read it as a bigint
    const withPlainBigint = new RoundCompleted(SOME_TIME, { round: 1, total: amount, ...unlisted });
    rmSync(folder, { recursive: true });
    process.env['GOLDEN'] = 'write';
    expect(() => checkGolden(forgetful, [withPlainBigint], folder)).toThrow('extra');
  });

  it('of earlier versions must still be readable', () => {
    const next = new EventCatalogue<RoundCompleted>({
      RoundCompleted: { stored: 'round.completed', schemaVersion: 2, money: { total: true } },
    });
    process.env['GOLDEN'] = 'write';
    expect(() => checkGolden(next, [round], folder)).not.toThrow();
    rmSync(join(folder, 'round.completed.v1.json'));
    expect(() => checkGolden(next, [round], folder)).toThrow('round.completed.v1.json');
  });
});
