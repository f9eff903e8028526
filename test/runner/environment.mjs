import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

const loadOutside = createRequire(import.meta.url);
const { Logger } = loadOutside('@nestjs/common');
const usualLogger = Logger.staticInstanceRef;

/** What tests and what is loaded outside must mean the same by: `instanceof` asks for it. */
const SHARED = {
  ...{ AggregateError, Error, RangeError, SyntaxError, TypeError },
  ...{ Date, Map, Reflect, Set },
};

/** Node, with packages and our own libraries as `stand-in.mjs` has them. */
export default class Environment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, SHARED, { loadOutside });
    this.variables = { ...process.env };
    this.global.process.env = process.env;
  }

  /** No file of tests may leave anything behind in what the next one shares. */
  async teardown() {
    this.moduleMocker?.restoreAllMocks();
    forgetEntitiesOfTests();
    Logger.overrideLogger(usualLogger);
    restoreVariables(this.variables);
    await super.teardown();
  }
}

/** TypeORM keeps every class that was ever an entity; those loaded outside stay what they are. */
function forgetEntitiesOfTests() {
  for (const declared of Object.values(globalThis.typeormMetadataArgsStorage ?? {})) {
    const outside = declared.filter(({ target }) => target instanceof Function);
    declared.splice(0, declared.length, ...outside);
  }
}

function restoreVariables(variables) {
  for (const name of Object.keys(process.env)) {
    if (!(name in variables)) delete process.env[name];
  }
  Object.assign(process.env, variables);
}
