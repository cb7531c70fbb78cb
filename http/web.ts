import { existsSync } from 'node:fs';
import path from 'node:path';
import express from 'express';
import type { Router } from 'express';

const built = path.join(import.meta.dirname, '..', 'web', 'console', 'dist');

const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Throughline</title>
<h1>Throughline</h1>
<p>The page is not built yet. Start the hub with <code>npm start</code>, which builds it; the API works already: <a href="/docs">its reference</a>.</p>
<p lang="zh">页面尚未构建。请用 <code>npm start</code> 启动，它会构建页面；API 已可用：<a href="/docs">接口文档</a>。</p>
</html>
`;

/** The built console: files with a hash in their name are kept for a year, the page itself is asked for each time. */
export function createWeb(folder: string = built): Router {
  const router = express.Router();
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), {
      immutable: true,
      maxAge: '365d',
      index: false,
      fallthrough: true,
      redirect: false,
    }),
  );
  router.use(express.static(folder, { index: false, maxAge: 0, redirect: false, dotfiles: 'ignore' }));
  router.get(/^\/(?!assets\/)/, (req, res, next) => {
    if (!req.accepts('html') || path.extname(req.path) !== '') return next();
    const page = path.join(folder, 'index.html');
    res.set('Cache-Control', 'no-cache');
    if (existsSync(page)) return res.sendFile(page);
    return res.type('html').send(notBuilt);
  });
  return router;
}
