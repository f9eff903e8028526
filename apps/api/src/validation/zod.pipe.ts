import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { validWith } from './valid-with.js';

/**
 * `@Param('id', new ZodPipe(chargeId))`. A bad body is 422 `body.invalid`; a bad path or query is
 * 400 `path.invalid`, `query.invalid`; each names its bad fields in `errors`.
 */
export class ZodPipe<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  transform(value: unknown, { type }: ArgumentMetadata): T {
    if (type === 'body') return validWith(this.schema, value, 'body');
    return validWith(this.schema, value, type === 'param' ? 'path' : 'query');
  }
}
