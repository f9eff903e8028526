import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The files of the documentation's page, served from here: no other host sees who reads it. */
const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const START_FILE = 'start.js';
const SCRIPT = 'text/javascript; charset=utf-8';

export interface PageFile {
  readonly mediaType: string;
  readonly content: string | Buffer;
}

export const docsPage: PageFile = {
  mediaType: 'text/html; charset=utf-8',
  content: `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Yodtrong API</title>
  <link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
  <div id="page"></div>
  <script src="/docs/swagger-ui-bundle.js"></script>
  <script src="/docs/${START_FILE}"></script>
</body>
</html>
`,
};

const start: PageFile = {
  mediaType: SCRIPT,
  content: `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#page', validatorUrl: null });\n`,
};

/** A file of the page; `null` if it has no such file. */
export async function docsFile(name: string): Promise<PageFile | null> {
  if (name === START_FILE) return start;
  const mediaType = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
  if (mediaType === undefined) return null;
  return { mediaType, content: await readFile(join(swaggerFolder(), name)) };
}

/** The files come with @nestjs/swagger, which may keep them for itself. */
function swaggerFolder(): string {
  const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  return dirname(createRequire(swagger).resolve('swagger-ui-dist/package.json'));
}
