import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '**/dist/**', '.hub/**'];
const limits = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        // Beside the code: rules, properties, stores, connectors. Part of the fast gate.
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, 'test/**'],
          ...limits,
          maxWorkers: 2,
        },
      },
      {
        // Stored histories against today's driver. Part of the fast gate.
        test: {
          name: 'replay',
          include: ['test/replay/**/*.test.ts'],
          exclude: never,
          ...limits,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What crosses folders: real processes, real Temporal, real databases. In `npm test` alone.
        test: {
          name: 'integration',
          include: ['test/**/*.test.ts'],
          exclude: [...never, 'test/replay/**', 'test/soak/**'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
