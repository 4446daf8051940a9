import { defineConfig } from 'vitest/config'

/** Tests that start the built command. */
const commands = [
  'test/emulator/cli/**/*.test.ts',
  'test/emulator/fixture/playwright.test.ts',
  'test/scenarios/respect.test.ts',
  'test/readme.test.ts',
]
/** Tests that look at pages. */
const pages = ['test/browser/**/*.test.ts']

export default defineConfig({
  test: {
    pool: 'threads',
    // Every core, for most files wait for other processes now and then.
    maxWorkers: '100%',
    // Nothing here patches what others share, so that modules need loading once a worker, not once a file.
    isolate: false,
    // Nothing is timed here: these only end what hangs, on the slowest of machines too.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // One for each thing that has to stand before a test begins; a floor of the house is a folder of test/.
    projects: [
      {
        extends: true,
        test: { name: 'house', include: ['test/**/*.test.ts'], exclude: [...commands, ...pages] },
      },
      {
        extends: true,
        test: { name: 'commands', include: commands, globalSetup: 'test/support/built.ts' },
      },
      {
        extends: true,
        test: { name: 'browser', include: pages, globalSetup: 'test/support/browser-server.ts' },
      },
    ],
  },
})
