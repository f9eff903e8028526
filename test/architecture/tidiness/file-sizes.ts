import type { SourceText } from '../planted-tree.js';
import { codeOf } from './project-files.js';

const MAX_LINES = 200;
const MAX_LINE_LENGTH = 100;

/** Its length is that of two names, and no line break shortens it. */
const IMPORT = /^(import|export|\}) .*from '[^']+';$/;

/** The last line ends too: a final newline begins no line. */
const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

export function longFiles(files: readonly SourceText[]): string[] {
  return codeOf(files)
    .map(({ path, text }) => ({ path, count: linesOf(text).length }))
    .filter(({ count }) => count > MAX_LINES)
    .map(({ path, count }) => `${path}: ${String(count)} lines`);
}

export function longLines(files: readonly SourceText[]): string[] {
  return codeOf(files).flatMap(({ path, text }) =>
    linesOf(text).flatMap((line, index) =>
      line.length > MAX_LINE_LENGTH && !IMPORT.test(line)
        ? [`${path}:${String(index + 1)}: ${String(line.length)} characters`]
        : [],
    ),
  );
}
