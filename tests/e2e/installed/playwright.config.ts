import { defineConfig } from 'playwright/test'

/** The app as it is installed: run by tests/electron/package/install.mjs, which installs it. */
export default defineConfig({
  testDir: '.',
  testMatch: 'installed.ts',
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 1,
  reporter: [['line']],
  outputDir: '../../../test-results/installed',
})
