import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { jsonSchema } from './json-schema.js';
import { operationsOf } from './operations.js';
import type { DocumentedOperation } from './operations.js';

const PROBLEM = '#/components/schemas/Problem';

/** What every refusal looks like. */
export const PROBLEM_CONTENT = { 'application/problem+json': { schema: { $ref: PROBLEM } } };

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
function refusalsOf({ method, operation }: DocumentedOperation): readonly number[] {
  const { security, requestBody, parameters = [] } = operation;
  const ofKeys = security === undefined ? [] : [401, 403, 429];
  const ofBodies = requestBody === undefined ? [] : [400, 413, 415, 422];
  const ofParameters = parameters.length === 0 ? [] : [400, 404];
  const ofOrders = method === 'get' ? [] : [409]; // what is, may stand against it
  return [...new Set([...ofKeys, ...ofBodies, ...ofParameters, ...ofOrders, 500, 503])].sort();
}

function answerWithProblems(documented: DocumentedOperation): void {
  for (const status of refusalsOf(documented)) {
    documented.operation.responses[status] ??= {
      description: STATUS_CODES[status] ?? 'Error',
      content: PROBLEM_CONTENT,
    };
  }
}

/** Every operation says how it refuses. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  const schemas = { ...document.components?.schemas, Problem: jsonSchema(problem) };
  document.components = { ...document.components, schemas };
  operationsOf(document).forEach(answerWithProblems);
  return document;
}
