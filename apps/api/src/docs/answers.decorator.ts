import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { jsonSchema } from './json-schema.js';

const OK = 200;

/** What a route answers when all is well: `@Answers(chargeSchema)`, `@Answers(x, 202)`. */
export const Answers = (
  schema: z.ZodType,
  status = OK,
  description = 'The answer.',
): MethodDecorator =>
  ApiResponse({
    status,
    description,
    content: { 'application/json': { schema: jsonSchema(schema) } },
  });
