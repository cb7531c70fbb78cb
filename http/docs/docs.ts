import { createRequire } from 'node:module';
import path from 'node:path';
import express from 'express';
import type { Router } from 'express';
import { errorCatalogue } from '../../domain/errors.ts';

const swagger = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Throughline API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
`;

const start = `window.ui = SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

const errors = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Throughline errors</title>
<h1>Errors</h1>
<dl>
${Object.entries(errorCatalogue)
  .map(([code, { status, title }]) => `<dt id="${code}"><code>${code}</code> (${status})</dt><dd>${title}</dd>`)
  .join('\n')}
</dl>
</html>
`;

/** The rendered reference at /docs: Swagger UI from the hub itself, no inline script, nothing from elsewhere. */
export function createDocs(): Router {
  const router = express.Router();
  router.get('/', (_req, res) => void res.set('Cache-Control', 'no-cache').type('html').send(page));
  router.get('/errors', (_req, res) => void res.type('html').send(errors));
  router.get('/start.js', (_req, res) => void res.type('text/javascript').send(start));
  for (const file of files)
    router.get(`/${file}`, (_req, res) => res.sendFile(path.join(swagger, file), { maxAge: '1d' }));
  return router;
}
