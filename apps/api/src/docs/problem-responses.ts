import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { jsonSchema } from './json-schema.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const PROBLEM = '#/components/schemas/Problem';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What was wrong, where, and what to do.' }),
    code: z.string().meta({ description: 'Stable: programs may rely on it.' }),
    instance: z.string(),
    requestId: z.string(),
    errors: z
      .array(z.looseObject({ field: z.string().optional(), message: z.string() }))
      .optional(),
  })
  .loose();

/** Which refusals any caller of the operation must expect. */
function refusalsOf({ security, requestBody, parameters = [] }: Operation): readonly number[] {
  const ofKeys = security === undefined ? [] : [401, 403, 429];
  const ofBodies = requestBody === undefined ? [] : [400, 413, 415, 422];
  const ofParameters = parameters.length === 0 ? [] : [400, 404];
  return [...new Set([...ofKeys, ...ofBodies, ...ofParameters, 500, 503])].sort();
}

function answerWithProblems(operation: Operation): void {
  for (const status of refusalsOf(operation)) {
    operation.responses[status] ??= {
      description: STATUS_CODES[status] ?? 'Error',
      content: { 'application/problem+json': { schema: { $ref: PROBLEM } } },
    };
  }
}

/** Every operation says how it refuses. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  const schemas = { ...document.components?.schemas, Problem: jsonSchema(problem) };
  document.components = { ...document.components, schemas };
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) answerWithProblems(operation);
    }
  }
  return document;
}
