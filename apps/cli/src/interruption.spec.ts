import { EXIT } from './command.js';
import { stoppable, undoable } from './interruption.js';

const never = new Promise<never>(() => undefined);

describe('a command that is stopped', () => {
  const wish = new AbortController();
  const said: string[] = [];
  const terminal = {
    out: () => undefined,
    say: (line: string) => said.push(line),
    stopping: () => wish.signal,
  };
  const command = { stopped: 'Nothing is left.' };

  it('undoes what is half done, the last first, waits for nothing else, and says so', async () => {
    const undone: string[] = [];
    const undo = (name: string) => () => void undone.push(name);
    const work = stoppable(command, terminal, () =>
      undoable(undo('server'), async () => {
        await undoable(undo('over by then'), () => Promise.resolve());
        const failing = () => Promise.reject(new Error('the disk is gone'));
        return undoable(failing, () => undoable(undo('file'), () => never));
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    wish.abort();
    expect(await work).toBe(EXIT.interrupted);
    expect(undone).toEqual(['file', 'server']);
    expect(said).toEqual(['Stopping …', 'the disk is gone', 'Stopped. Nothing is left.']);
  });

  it('is not heard any more: its line does not come back, and it has no result', async () => {
    const [wanted, heard]: [AbortController, string[]] = [new AbortController(), []];
    const hear = (line: string | null) => void heard.push(String(line));
    const listening = { out: hear, say: hear, show: hear, stopping: () => wanted.signal };
    const work = stoppable(command, listening, ({ out, say, show }) => {
      show?.('half of it');
      wanted.abort();
      for (const speak of [out, say, show]) speak?.('all of it');
      return never;
    });
    expect(await work).toBe(EXIT.interrupted);
    expect(heard).toEqual(['half of it', 'null', 'Stopping …', 'Stopped. Nothing is left.']);
  });

  it('does not fail by what becomes of its work meanwhile', async () => {
    const stopping = () => AbortSignal.abort();
    const strayed = () => process.emit('uncaughtException', new Error('its connection is gone'));
    const heard: boolean[] = [strayed()];
    const work = () =>
      undoable(
        () => void heard.push(strayed()),
        () => never,
      );
    expect(await stoppable(command, { ...terminal, stopping }, work)).toBe(EXIT.interrupted);
    expect([...heard, strayed()]).toEqual([false, true, false]);
  });

  it('is not asked to if it has a way of its own', async () => {
    const listened = { ...terminal, stopping: () => AbortSignal.abort() };
    const work = () => Promise.resolve(EXIT.allWell);
    expect(await stoppable({ stopped: null }, listened, work)).toBe(EXIT.allWell);
    expect(await stoppable(command, listened, () => never)).toBe(EXIT.interrupted);
  });
});
