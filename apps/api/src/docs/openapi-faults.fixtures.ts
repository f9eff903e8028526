import type { OpenAPIObject } from '@nestjs/swagger';
import { namesInPath, operationsOf } from './operations.js';
import type { DocumentedOperation } from './operations.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: unknown;
}

/**
 * What makes a description wrong for whoever makes a client of it, each with its operation. What
 * routes share is checked here, so that a new one cannot forget it.
 */
export function faultsOf(document: OpenAPIObject): readonly string[] {
  const operations = operationsOf(document);
  const ids = operations.map(({ operation }) => operation.operationId);
  return [
    ...operations.flatMap((one) =>
      [...faultsOfParameters(one), ...faultsOfAnswers(one)].map(
        (fault) => `${one.method.toUpperCase()} ${one.path}: ${fault}`,
      ),
    ),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two operations are ${id}`),
    ...references(document).filter((one) => !leadsSomewhere(document, one)),
  ];
}

function faultsOfParameters({ path, operation }: DocumentedOperation): readonly string[] {
  const parameters = (operation.parameters ?? []) as readonly Parameter[];
  const keys = parameters.map((one) => `${one.in} ${one.name}`);
  const names = namesInPath(path);
  const inPath = parameters.filter((one) => one.in === 'path');
  return [
    ...names.filter((name) => !keys.includes(`path ${name}`)).map((name) => `no {${name}}`),
    ...inPath.filter(({ name }) => !names.includes(name)).map(({ name }) => `{${name}} too many`),
    ...inPath.filter(({ required }) => required !== true).map(({ name }) => `{${name}} optional`),
    ...parameters.filter(({ schema }) => schema === undefined).map(({ name }) => `${name} is what`),
    ...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key} twice`),
  ];
}

function faultsOfAnswers({ method, operation }: DocumentedOperation): readonly string[] {
  const statuses = Object.keys(operation.responses);
  const promised = method === 'get' ? [] : ['409'];
  return [
    ...(statuses.some((status) => /^2\d\d$/.test(status)) ? [] : ['no answer when all is well']),
    ...promised.filter((status) => !statuses.includes(status)).map((status) => `no ${status}`),
    ...(statuses.includes('206') && !statuses.includes('200') ? ['a part of no whole'] : []),
  ];
}

function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

function leadsSomewhere(document: object, reference: string): boolean {
  const steps = reference.split('/').slice(1);
  const end = steps.reduce<unknown>(
    (at, step) => (at as Readonly<Record<string, unknown>> | undefined)?.[step],
    document,
  );
  return reference.startsWith('#/') && end !== undefined;
}
