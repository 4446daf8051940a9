import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { type BuildOptions, build, type Plugin, transform } from 'esbuild'

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
const command = join(out, 'backlot.cjs')

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

/** The command line, with everything it needs inside, and what starts it. */
async function bin(): Promise<void> {
  const { outputFiles = [], metafile } = await build({
    ...common,
    entryPoints: { main: 'emulator/cli/main.ts' },
    entryNames: 'cli/[name]-[hash]',
    chunkNames: 'cli/[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    plugins: [leanZod, onStart],
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    write: false,
  })
  await mkdir(join(out, 'cli'), { recursive: true })
  await Promise.all(outputFiles.map(({ path, text }) => scriptOf(path, text)))
  const [main] =
    Object.entries(metafile?.outputs ?? {}).find(
      ([, { entryPoint }]) => entryPoint === 'emulator/cli/main.ts',
    ) ?? []
  if (main === undefined) throw new Error('the build has no main file')
  await build({
    ...common,
    splitting: false,
    format: 'cjs',
    entryPoints: { backlot: 'emulator/cli/launch.ts' },
    outExtension: { '.js': '.cjs' },
    define: { MAIN_FILE: JSON.stringify(relative(out, join(root, main))) },
  })
  await chmod(command, 0o755)
}

/** Writes a module as the script that `launch.ts` loads: only modules can be split, and only scripts come compiled. */
async function scriptOf(path: string, text: string): Promise<void> {
  if (!path.endsWith('.cjs')) return writeFile(path, text)
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'moduleUrl' },
    minifySyntax: true,
    minifyWhitespace: true,
  })
  await writeFile(path, code)
}

/** Serves once, so that what was compiled for it is kept: the first start is no slower than the next. */
async function serveOnce(): Promise<void> {
  const child = spawn(process.execPath, [command, 'start', '--port', '0', '--json', '--quiet'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [line] = await once(child.stdout, 'data')
  const { url } = JSON.parse(String(line)) as { url: string }
  // What `start` shows to nobody before its banner: a page of the console, and with it the control plane.
  for (const path of ['/_backlot/health', '/_backlot/', '/_backlot/clock']) await fetch(url + path)
  child.kill()
  await ended
}

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
await serveOnce()
