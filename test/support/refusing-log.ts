import { DecisionRunner } from '#event-store';
import type { Installation } from './installation.js';

/** As on a full disk: what is of these streams cannot be recorded, until it is mended again. */
export function refuseToRecord({ app }: Installation, word: string): { mend: () => void } {
  const runner = app.get(DecisionRunner);
  const sound = Object.assign(Object.create(DecisionRunner.prototype) as DecisionRunner, runner);
  const run: DecisionRunner['run'] = async (lessons, ...rest) => {
    const isRefused = lessons.some(({ stream }) => stream.id.includes(word));
    if (isRefused) throw new Error('could not extend file: No space left on device');
    return sound.run(lessons, ...rest);
  };
  Object.assign(runner, { run });
  return { mend: () => void Reflect.deleteProperty(runner, 'run') };
}
