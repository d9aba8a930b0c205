import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'cli/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 60_000,
    setupFiles: ['scripts/vitest-setup.ts'],
    // tfjs's deep imports carry no file extension, which plain Node refuses.
    server: { deps: { inline: [/@tensorflow/] } },
  },
});
