import { defineConfig } from 'vitest/config'

/** One project a floor of the house, so that `vitest --project engine` runs one of them alone. */
const project = (name: string, include: string[], globalSetup: string[] = []) => ({
  extends: true as const,
  test: { name, include, globalSetup },
})

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
    projects: [
      project('laws', ['test/*.test.ts']),
      project('contracts', ['test/contracts/**/*.test.ts']),
      project('engine', ['test/emulator/engine/**/*.test.ts']),
      project(
        'emulator',
        [
          'test/emulator/*.test.ts',
          'test/emulator/{fixture,har,http,tiktok,creatify,aitoearn,cli}/**/*.test.ts',
        ],
        ['test/support/built.ts'],
      ),
      project('browser', ['test/browser/**/*.test.ts'], ['test/support/browser-server.ts']),
      project('client', ['test/client/**/*.test.ts']),
      project('scenarios', ['test/scenarios/**/*.test.ts'], ['test/support/built.ts']),
    ],
  },
})
