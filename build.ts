import { execFile } from 'node:child_process'
import { chmod, cp, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { type BuildOptions, build, type Plugin } from 'esbuild'

// Builds what is published: `tsx build.ts [--out <folder>] [--no-types]`; the folder is emptied first.

const root = dirname(fileURLToPath(import.meta.url))
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'dist') },
    types: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const out = resolve(values.out)

const common: BuildOptions = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  legalComments: 'linked',
  logLevel: 'warning',
}

/**
 * Imports zod as a namespace, which drops what nobody uses of it: two thirds, mostly translations.
 * The name `z` itself is exported as one object, of which a bundler keeps the whole.
 */
const leanZod: Plugin = {
  name: 'lean-zod',
  setup({ onLoad }) {
    const ours = /[\\/](contracts|emulator|client|scenarios)[\\/][^?]*\.tsx?$/
    onLoad({ filter: ours, namespace: 'file' }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const contents = source.replace("import { z } from 'zod'", "import * as z from 'zod'")
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

/**
 * Lets everything that is loaded later stand on what `start` loads at once. Who needs a module decides which file it
 * comes into: what all need comes into one, and one file is read in a fifth less time than sixty small ones.
 */
const onStart: Plugin = {
  name: 'on-start',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' ? { path: join(resolveDir, path), namespace: 'later' } : undefined,
    )
    const start = join(root, 'emulator/cli/start.ts')
    onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({
      contents: `import '${start}'; export * from '${path}'`,
      resolveDir: root,
    }))
  },
}

/** The command line, with everything it needs inside. */
const bin = (): Promise<unknown> =>
  build({
    ...common,
    entryPoints: { backlot: 'emulator/cli/main.ts' },
    chunkNames: 'cli/[name]-[hash]',
    plugins: [leanZod, onStart],
    minifySyntax: true,
    minifyWhitespace: true,
    // Packages in CommonJS ask for Node's own modules by `require`, which a module does not have.
    banner: {
      js: `import { createRequire as createRequireOfNode } from 'node:module'; const require = createRequireOfNode(import.meta.url);`,
    },
  })

/** What others import; packages stay outside, so that they are the same ones as theirs. */
const library = (): Promise<unknown> =>
  build({
    ...common,
    entryPoints: {
      index: 'emulator/index.ts',
      client: 'client/index.ts',
      contracts: 'contracts/index.ts',
      vitest: 'emulator/fixture/vitest.ts',
      playwright: 'emulator/fixture/playwright.ts',
      msw: 'emulator/fixture/msw.ts',
    },
    chunkNames: 'library/[name]-[hash]',
    packages: 'external',
  })

const types = (): Promise<unknown> =>
  promisify(execFile)(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...['--project', join(root, 'tsconfig.build.json')],
    ...['--outDir', join(out, 'types')],
  ])

/** The files that are read while it runs; scenarios and documents lie to each other as in the sources. */
const files = (): Promise<unknown> =>
  Promise.all([
    copyAll('emulator/engine/media/clips', 'clips', /\.(mp4|jpg|png)$/),
    copyAll('scenarios', 'scenarios', /\.arazzo\.yaml$|\/schema\.json$/),
    copyAll('contracts', 'contracts', /\/(openapi|coverage|live)\.json$/),
    copyAll('emulator/http', 'emulator/http', /\/openapi\.json$/),
    copyAll('emulator/seed', 'emulator/seed', /\/schema\.json$/),
    copyAll('emulator/http/console/assets', 'assets', /\.(css|js|svg)$/),
    cp(
      join(root, 'node_modules/@scalar/fastify-api-reference/dist/js/standalone.js'),
      join(out, 'assets/scalar.js'),
    ),
    cp(join(root, 'node_modules/htmx.org/dist/htmx.min.js'), join(out, 'assets/htmx.min.js')),
    cp(join(root, 'node_modules/htmx-ext-sse/dist/sse.min.js'), join(out, 'assets/sse.min.js')),
  ])

async function copyAll(from: string, to: string, wanted: RegExp): Promise<void> {
  for (const name of await readdir(join(root, from), { recursive: true }))
    if (wanted.test(`/${name}`)) await cp(join(root, from, name), join(out, to, name))
}

await rm(out, { recursive: true, force: true })
await Promise.all([bin(), library(), files(), values.types ? types() : undefined])
await chmod(join(out, 'backlot.js'), 0o755)
