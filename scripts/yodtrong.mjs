// npm run yodtrong -- <command>: prepares the checkout, then is the command line tool.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { orExplain, prepare, root } from './prepare.mjs';

/** The tool reads its arguments where it would find them if it had been started by itself. */
export async function runCommandLine(args) {
  await orExplain(async () => {
    await prepare();
    const tool = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
    process.argv = [process.execPath, tool, ...args];
    await import(pathToFileURL(tool).href);
  });
}

const isMain = realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) await runCommandLine(process.argv.slice(2));
