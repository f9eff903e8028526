import { applyDecorators, HttpStatus } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { PROBLEM_CONTENT } from './problem-responses.js';

const BYTES = { schema: { type: 'string', format: 'binary' } } as const;

const contentOf = (mediaTypes: readonly string[]) =>
  Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, BYTES]));

/** What a route answers whose answer is no JSON of a schema: `@AnswersBytes('text/csv')`. */
export const AnswersBytes = (...mediaTypes: readonly string[]): MethodDecorator =>
  ApiResponse({
    status: HttpStatus.OK,
    description: 'The answer.',
    content: contentOf(mediaTypes),
  });

/** Of a file that is kept, also a stretch, and nothing to whoever has it (`sendFile`). */
export const AnswersInParts = (...mediaTypes: readonly string[]): MethodDecorator =>
  applyDecorators(
    ApiHeader({ name: 'Range', required: false, description: 'A stretch: `bytes=0-1023`.' }),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'The `ETag` you have.' }),
    ApiResponse({
      status: HttpStatus.PARTIAL_CONTENT,
      description: 'The stretch of the file that `Range` asks for.',
      content: contentOf(mediaTypes),
    }),
    ApiResponse({ status: HttpStatus.NOT_MODIFIED, description: 'You have this file.' }),
    ApiResponse({
      status: HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
      description: 'The file has no such stretch.',
      content: PROBLEM_CONTENT,
    }),
  );

/** A kept file, whole or in part: `@AnswersFile('text/csv')`. */
export const AnswersFile = (...mediaTypes: readonly string[]): MethodDecorator =>
  applyDecorators(AnswersBytes(...mediaTypes), AnswersInParts(...mediaTypes));
