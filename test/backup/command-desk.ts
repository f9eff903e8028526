import { runCommandLine } from '../../apps/cli/src/run-command-line.js';
import { commands } from '../../apps/cli/src/commands.js';

export interface Answer {
  readonly code: number;
  readonly said: string;
}

/** Types commands as a person would, in the environment of an installation. */
export class CommandDesk {
  private readonly before = { ...process.env };

  constructor(environment: Readonly<Record<string, string>>) {
    Object.assign(process.env, environment);
  }

  async typed(...words: readonly string[]): Promise<Answer> {
    const said: string[] = [];
    const line = (text: string): void => void said.push(text);
    const code = await runCommandLine(words, commands, { out: line, say: line });
    return { code, said: said.join('\n') };
  }

  leave(): void {
    for (const name of Object.keys(process.env)) {
      if (!(name in this.before)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, this.before);
  }
}
