// Where nothing is known of an earlier run, jest begins with the longest files of text. What takes
// long here are whole stories and months; begun last, they would keep one core waiting for them.
import Sequencer from '@jest/test-sequencer';

const HEAVY = ['/test/months/', '/test/e2e/'];

export default class HeavyFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const rank = ({ path }) => HEAVY.findLastIndex((folder) => path.includes(folder));
    return sorted.toSorted((one, other) => rank(other) - rank(one));
  }
}
