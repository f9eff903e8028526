import type { ToldState } from '#notifications';
import type { Alert } from '../alert-state.js';
import { alertId, keyPrefix } from '../alert-stream.js';
import type { Told } from './told.js';

/** What the keys of digests begin with. */
export const DIGESTS = 'alert-digest';

/** What was told of an alert, by messages of its own and by digests. */
export const toldOf = ({ raised, episode }: Alert, states: readonly ToldState[]): readonly Told[] =>
  toldBy(states, keyPrefix(raised, episode), alertId(raised, episode));

/** The same of whatever has keys that begin so, and this id in digests. */
export function toldBy(states: readonly ToldState[], begins: string, id: string): readonly Told[] {
  const prefix = `${begins}/`;
  return states.flatMap((one) => {
    const { key, audience, createdAt: at, facts } = one;
    const position = typeof facts['position'] === 'number' ? facts['position'] : 0;
    if (key.startsWith(prefix)) {
      const [state = ''] = key.slice(prefix.length).split('/');
      return [{ audience, state, position, at }];
    }
    return ['standing', 'over'].flatMap((state) =>
      names(facts[state], id) ? [{ audience, state, position, at }] : [],
    );
  });
}

const names = (ids: unknown, id: string): boolean => Array.isArray(ids) && ids.includes(id);
