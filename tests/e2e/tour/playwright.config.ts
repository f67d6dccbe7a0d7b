import { defineConfig } from 'playwright/test'

/** The tour: one person's way through the app, for its pictures. Not a test of its own; `npm run tour` runs it. */
export default defineConfig({
  testDir: '.',
  testMatch: 'tour.ts',
  timeout: 180_000,
  workers: 1,
  reporter: [['line']],
  outputDir: '../../../tour/.run',
})
