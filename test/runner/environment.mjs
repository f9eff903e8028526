import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

const loadOutside = createRequire(import.meta.url);
const { Logger } = loadOutside('@nestjs/common');
const usualLogger = Logger.staticInstanceRef;

/** What tests and the packages outside must mean the same by: `instanceof` asks for it. */
const SHARED = {
  ...{ AggregateError, Error, RangeError, SyntaxError, TypeError },
  ...{ Date, Map, Reflect, Set },
};

/** Node, with packages as `package-stand-in.mjs` has them. */
export default class Environment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, SHARED, { loadOutside });
  }

  /** No file of tests may leave anything behind in a package that the next one shares. */
  async teardown() {
    this.moduleMocker?.restoreAllMocks();
    delete globalThis.typeormMetadataArgsStorage; // every class that was ever an entity
    Logger.overrideLogger(usualLogger);
    await super.teardown();
  }
}
