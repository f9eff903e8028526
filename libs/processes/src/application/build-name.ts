import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let name: string | null = null;

/** What runs here, `0.1.0 node 24.1.0`. */
export function buildName(): string {
  name ??= `${packageVersion()} node ${process.versions.node}`;
  return name;
}

function packageVersion(): string {
  const manifest = manifestAbove(dirname(fileURLToPath(import.meta.url)));
  if (manifest === null) return 'unknown';
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string };
  return version ?? 'unknown';
}

/** Sources and what they are compiled to are not equally deep in the project. */
function manifestAbove(folder: string): string | null {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) return manifest;
  const parent = dirname(folder);
  return parent === folder ? null : manifestAbove(parent);
}
