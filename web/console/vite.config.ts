import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const hub = 'http://127.0.0.1:8700';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // One bundle: the page is one screen, and Ant Design is most of it.
    chunkSizeWarningLimit: 1500,
    // Small files are not inlined as data: addresses, so that the content security policy stays strict.
    assetsInlineLimit: 0,
  },
  // `vite` in this folder serves the page with a running hub behind it.
  server: { host: '127.0.0.1', proxy: { '/api': hub, '/docs': hub } },
});
