import { FIRST_DAY, LAST_DAY } from '#calendar';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { JsonSchema } from './json-schema.js';
import { namesInPath, operationsOf } from './operations.js';
import type { Operation } from './operations.js';

type Parameter = NonNullable<Operation['parameters']>[number];

interface Meaning {
  readonly description: string;
  readonly schema: JsonSchema;
}

/** What a name in a path means, wherever it is. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  day: {
    description: `A business day, from ${FIRST_DAY} to ${LAST_DAY}.`,
    schema: { type: 'string', format: 'date', example: '2026-11-20' },
  },
  month: {
    description: 'A calendar month of business days.',
    schema: { type: 'string', pattern: String.raw`^\d{4}-\d{2}$`, example: '2026-11' },
  },
};

/** Only parameters of the types that JavaScript knows are declared by their controllers. */
export function withPathParameters(document: OpenAPIObject): OpenAPIObject {
  for (const { path, operation } of operationsOf(document)) {
    const others = (operation.parameters ?? []).filter((one) => !isInPath(one));
    operation.parameters = [...namesInPath(path).map((name) => named(name, operation)), ...others];
  }
  return document;
}

/** As its meaning says, else as it was declared, else any text. */
function named(name: string, { parameters = [] }: Operation): Parameter {
  const declared = parameters.find((one) => isInPath(one) && 'name' in one && one.name === name);
  const meaning = Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined;
  if (declared && meaning === undefined) return declared;
  const { schema = { type: 'string' }, ...more } = meaning ?? {};
  return { name, in: 'path', required: true, ...more, schema };
}

const isInPath = (one: Parameter): boolean => 'in' in one && one.in === 'path';
