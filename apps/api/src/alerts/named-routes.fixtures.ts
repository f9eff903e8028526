interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
}

/** The paths of an OpenAPI document, by method. */
export type DocumentedPaths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const NAMED = /`(GET|POST|DELETE) (\/v1\/[^`\s?]+)(?:\?([^`\s]+))?/g;

/** Routes such as `GET /v1/breaks?code=X` that a text names and the api does not have. */
export function unknownRoutes(text: string, paths: DocumentedPaths): readonly string[] {
  const known = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path.replaceAll(/\{[^}]+\}/g, '<>')}`,
        new Set(operation.parameters?.map((one) => `${one.in} ${one.name}`)),
      ]),
    ),
  );
  return [...text.matchAll(NAMED)].flatMap(([, method = '', path = '', query = '']) => {
    const parameters = known.get(`${method} ${path.replaceAll(/<[^>]+>/g, '<>')}`);
    if (parameters === undefined) return [`${method} ${path}`];
    return [...new URLSearchParams(query).keys()]
      .filter((name) => !parameters.has(`query ${name}`))
      .map((name) => `${method} ${path}: no ?${name}`);
  });
}
