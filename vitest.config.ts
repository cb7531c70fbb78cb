import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', '**/dist/**', '.hub/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
