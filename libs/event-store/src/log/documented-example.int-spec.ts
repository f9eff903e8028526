import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { GENESIS_HASH, parseInstant } from '#kernel';
import { satang } from '#money';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import { inSession } from '../../../../test/support/sessions.js';
import {
  AmountCounted,
  RoundCompleted,
  tallyEvents,
  tallyStream,
} from '../../../../test/support/tally.js';
import type { TallyEvent } from '../../../../test/support/tally.js';
import { prepareAppend } from '../domain/prepared-append.js';
import type { Decided } from '../domain/prepared-append.js';

const text = readFileSync(new URL('../../../../docs/hashing.md', import.meta.url), 'utf8');
const texts = [...text.matchAll(/^```text\n(.*)\n```$/gm)].map(([, line = '']) => line);
const stated = (name: string): string =>
  new RegExp(`^\\| ${name} \\| \`([0-9a-f]+)\` \\|$`, 'm').exec(text)?.[1] ??
  `${name} is not stated`;

const sha256 = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

const occurredAt = parseInstant('2026-11-20T10:48:31+07:00');
const recordedAt = parseInstant('2026-11-20T03:48:33.250Z');
const amount = satang(400_000n);
const parts = [{ amount, note: 'ชาเย็น "2 แก้ว"' }];

/** The two events of the example, as they would be decided. */
const decided: readonly Decided<TallyEvent>[] = [
  {
    event: new AmountCounted(occurredAt, { id: 'A-1', amount, parts }),
    cause: { kind: 'webhook', ref: 'evnt_1' },
    evidence: null,
  },
  {
    event: new RoundCompleted(occurredAt, { round: 1, total: amount }),
    cause: { kind: 'person', ref: null },
    evidence: null,
  },
];

describe('the example in docs/hashing.md', () => {
  it('can be computed from what the document shows, with SHA-256 alone', () => {
    expect(texts).toHaveLength(2);
    expect(texts.map(sha256)).toEqual([stated('hash of event 1'), stated('hash of event 2')]);
    expect(texts[1]).toContain(`"previous":"${stated('hash of event 1')}"`);
    expect(sha256('main')).toBe(stated('start of the chain'));
    const numbers = ['batch number', 'first position', 'last position'].map(stated);
    expect(numbers).toEqual([1, 1, 2].map((n) => n.toString(16).padStart(16, '0')));
    const hashes = [stated('hash of event 1'), stated('hash of event 2')];
    const whole = [stated('start of the chain'), ...numbers, ...hashes].join('');
    expect(sha256(Buffer.from(whole, 'hex'))).toBe(stated('digest of batch 1'));
  });

  it('is what a real log says', async () => {
    const database = await createTestDatabase();
    const log = await startLogProcess(database.url);
    await log.appender.open('main');
    const fresh = { version: 0, hash: GENESIS_HASH };
    const stream = tallyStream('main', '7');
    const append = prepareAppend(stream, fresh, decided, tallyEvents, recordedAt);
    await log.appender.append('main', append);
    const hashes = await inSession(database.url, async (auditor) => {
      const { rows } = await auditor.query<{ hash: string }>(
        `SELECT encode(hash, 'hex') AS hash FROM events ORDER BY position`,
      );
      return rows.map(({ hash }) => hash);
    });
    expect(hashes).toEqual([stated('hash of event 1'), stated('hash of event 2')]);
    expect((await log.reader.head('main')).digest).toBe(stated('digest of batch 1'));
    await log.stop();
    await database.drop();
  });
});
