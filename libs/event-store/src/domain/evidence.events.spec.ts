import { parseInstant, sha256 } from '#kernel';
import { checkGolden } from '../../../../test/support/golden.js';
import { erasureDigest, EvidenceErased, evidenceEvents } from './evidence.events.js';

const answer = { hash: 'b'.repeat(64), webhook: null };
const webhook = { hash: 'a'.repeat(64), webhook: '0193-1' };

describe('the digest of an erasure', () => {
  it('can be recomputed with any tool: a sorted line for each piece', () => {
    const lines = `${'a'.repeat(64)} 0193-1\n${'b'.repeat(64)} `;
    expect(erasureDigest([answer, webhook])).toBe(sha256(lines));
    expect(erasureDigest([webhook, answer])).toBe(sha256(lines));
  });
});

it('an erasure is stored as its golden file says', () => {
  const erased = new EvidenceErased(parseInstant('2026-11-20T04:00:00Z'), {
    ...{ answers: 1, webhooks: 1, digest: erasureDigest([answer, webhook]) },
    ...{ reason: 'request 7 of 2026', by: 'Malee', reference: 'chrg_a', before: null },
  });
  checkGolden(evidenceEvents, [erased]);
});
