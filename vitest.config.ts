import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Runes stand in the renderer's .svelte.ts files, which the plugin compiles.
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    environment: 'node',
    setupFiles: ['tests/setup.ts'],
    maxWorkers: 2,
    // A test that forgot to assert proves nothing.
    expect: { requireAssertions: true },
    testTimeout: 20_000,
  },
})
