import { parseInstant } from '#kernel';
import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import { findingDecider, findingStream } from './finding.js';
import { findingEvents, FindingRecorded } from './finding.events.js';
import type { Finding } from './finding.events.js';

const { given } = specify(findingDecider);
const at = parseInstant('2026-11-20T02:00:00Z');
const finding: Finding = {
  code: 'WRONG_MODE',
  subject: { kind: 'charge', id: 'chrg_test_5vcd3j9c9r0p4ayml0d' },
  fingerprint: 'mode:charge:chrg_test_5vcd3j9c9r0p4ayml0d',
  detail: 'A test charge came to this live account; it was kept out.',
};
const recorded = new FindingRecorded(at, finding);

describe('a finding', () => {
  it('is recorded once, however often it is found', () => {
    given().when({ at, finding }).then(recorded);
    given(recorded).when({ at, finding }).thenNothing();
  });

  it('has a stream of its own, whatever its fingerprint holds', () => {
    const strange = { ...finding, fingerprint: `\u0000/${'x'.repeat(5_000)}` };
    expect(findingStream('main', strange).id).toMatch(/^[0-9a-f]{64}$/);
    expect(findingStream('main', strange)).not.toEqual(findingStream('main', finding));
  });

  it('is written as it always was', () => checkGolden(findingEvents, [recorded]));
});
