import { DomainError } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { BEARER } from '../access/needs.decorator.js';
import { withPathParameters } from './path-parameters.js';
import { withProblems } from './problem-responses.js';

const OPENAPI_VERSION = '3.1.0';
const API_VERSION = '1';

/** The description of the API, made of the routes themselves. */
@Injectable()
export class ApiDocument {
  private document: OpenAPIObject | null = null;

  describe(app: INestApplication): void {
    const config = new DocumentBuilder()
      .setOpenAPIVersion(OPENAPI_VERSION)
      .setTitle('Yodtrong')
      .setDescription(
        'Reconciliation and settlement reports for PromptPay receipts through Opn Payments. ' +
          'Money is whole satang, times are RFC 3339 in UTC, days are business days. ' +
          'Every error is an `application/problem+json` with a stable `code`.',
      )
      .setVersion(API_VERSION)
      .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key.' }, BEARER)
      .build();
    const document = SwaggerModule.createDocument(app, config);
    this.document = withProblems(withPathParameters(document));
  }

  get(): OpenAPIObject {
    if (this.document !== null) return this.document;
    throw new DomainError('internal.not_described', 'The API has not been described yet.');
  }
}
