import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = new URL('../../', import.meta.url).pathname

/** Bundles files beside each other into a temporary folder, so that servers run without a transpiler. */
export async function bundle(entries: readonly string[]): Promise<{
  file(name: string): string
  remove(): Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'backlot-bench-'))
  await symlink(join(root, 'emulator/engine/media/clips'), join(folder, 'clips'))
  await build({
    entryPoints: entries.map((entry) => join(root, entry)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    entryNames: '[name]',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  })
  return {
    file: (name) => join(folder, `${name}.mjs`),
    remove: () => rm(folder, { recursive: true }),
  }
}

/** A server in a process of its own. */
export interface Served {
  readonly url: string
  readonly process: ChildProcess
  stop(): Promise<void>
}

/** Starts a script, with flags of Node and arguments, that prints one JSON line with its `url` once it listens. */
export function serve(
  file: string,
  flags: readonly string[] = [],
  args: readonly string[] = [],
): Promise<Served> {
  const child = spawn(process.execPath, [...flags, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    void exited.then(() => reject(new Error(`${file} ended before it listened`)))
    child.stdout?.once('data', (line: Buffer) => {
      const { url } = JSON.parse(line.toString()) as { url: string }
      resolve({
        url,
        process: child,
        stop: () => {
          child.kill()
          return exited
        },
      })
    })
  })
}
