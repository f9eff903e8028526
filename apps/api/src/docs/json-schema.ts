import type { ApiResponseSchemaHost } from '@nestjs/swagger';
import { z } from 'zod';

export type JsonSchema = ApiResponseSchemaHost['schema'];

/** A zod schema as the documentation shows it: what is documented is what is validated. */
export function jsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest as JsonSchema;
}

export interface DocumentedField {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** The fields of an object, one by one, as query parameters are documented. */
export function fieldsOf(schema: z.ZodObject): readonly DocumentedField[] {
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    required: required.includes(name),
    schema: field,
  }));
}
