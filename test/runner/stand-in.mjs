// Jest makes every module anew for each file of tests. For packages and for our own libraries that
// takes longer than most of the tests that need them, so a worker loads those once, outside, and
// files get this in their place. Ours come from dist/, which `built.mjs` brings up to date.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const loadOutside = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.sources');
const IS_NAME = /^[A-Za-z_$][\w$]*$/;
const IS_OURS = /\.ts$/;

/** Says the same as the file itself: what that exports where it was loaded outside. */
export default {
  getCacheKey: (source, path, { supportsDynamicImport, supportsStaticESM }) =>
    createHash('sha256')
      .update(JSON.stringify([path, supportsDynamicImport, supportsStaticESM]))
      .update(IS_OURS.test(path) ? build() : source)
      .digest('hex'),

  process(source, path, { supportsDynamicImport, supportsStaticESM }) {
    if (!supportsDynamicImport) return { code: source }; // jest's own set-up, outside already
    const file = IS_OURS.test(path) ? builtFrom(path) : path;
    const outside = `loadOutside(${JSON.stringify(file)})`;
    if (!supportsStaticESM) return { code: `module.exports = ${outside};` };
    const names = Object.keys(loadOutside(file)).filter((name) => IS_NAME.test(name));
    return { code: [`const all = ${outside};`, ...names.map(exported)].join('\n') };
  },
};

const exported = (name) =>
  name === 'default'
    ? 'export default all.default;'
    : `const own_${name} = all.${name};\nexport { own_${name} as ${name} };`;

/** What a file exports may be what another one does, so each build is asked anew. */
const build = () => (existsSync(stamp) ? readFileSync(stamp) : '');

const builtFrom = (path) => join(dist, relative(root, path).replace(IS_OURS, '.js'));
