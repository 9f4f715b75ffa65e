import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The default leaves a core idle, which is half of a machine with two.
    maxWorkers: '100%',
    include: ['test/**/*.test.ts'],
    // Laws run thousands of cases, and machines that are shared may be slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'grammar/**/*.ts'],
      // The executable is run by tests as a process of its own, where coverage does not look.
      exclude: ['src/bin.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: {
        statements: 90,
        branches: 90,
        functions: 90,
        lines: 90,
        'src/match/**': { branches: 100 },
        'src/condition/**': { branches: 100 },
        'src/evaluate/**': { branches: 100 },
      },
    },
  },
});
