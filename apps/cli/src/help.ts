import type { Command } from './command.js';

const CALL = 'npm run yodtrong --';

export function listCommands(commands: readonly Command[]): readonly string[] {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    `Usage: ${CALL} <command>`,
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    `What a command takes: ${CALL} <command> --help`,
    'Exit code: 0 all is well, 1 a check failed, 2 used wrongly.',
  ];
}

export function explainCommand({ name, summary, usage, help }: Command): readonly string[] {
  return [`Usage: ${CALL} ${`${name} ${usage}`.trim()}`, '', summary, ...help];
}
