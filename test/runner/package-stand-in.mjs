// Jest makes every module anew for each file of tests. For packages that takes longer than most of
// the tests that need them, so a worker loads those once, outside, and files get this in place.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

const loadOutside = createRequire(import.meta.url);
const IS_NAME = /^[A-Za-z_$][\w$]*$/;

/** Says the same as the package's own file: what that exports where it was loaded outside. */
export default {
  getCacheKey: (source, path, { supportsDynamicImport, supportsStaticESM }) =>
    createHash('sha256')
      .update(JSON.stringify([path, source, supportsDynamicImport, supportsStaticESM]))
      .digest('hex'),

  process(source, path, { supportsDynamicImport, supportsStaticESM }) {
    if (!supportsDynamicImport) return { code: source }; // jest's own set-up, outside already
    const outside = `loadOutside(${JSON.stringify(path)})`;
    if (!supportsStaticESM) return { code: `module.exports = ${outside};` };
    const names = Object.keys(loadOutside(path)).filter((name) => IS_NAME.test(name));
    return { code: [`const all = ${outside};`, ...names.map(exported)].join('\n') };
  },
};

const exported = (name) =>
  name === 'default'
    ? 'export default all.default;'
    : `const own_${name} = all.${name};\nexport { own_${name} as ${name} };`;
