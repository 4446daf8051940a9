import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

const root = fileURLToPath(new URL('../../', import.meta.url))

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of what is published, built from these sources; declarations are left out. */
    built: string
  }
}

/** Builds once for all files of the project: tests start what people start, several times as fast as from sources. */
export default async function build({ provide }: TestProject): Promise<() => Promise<void>> {
  // Among the packages, for the library leaves them outside.
  const out = await mkdtemp(join(root, 'node_modules', '.build-'))
  const script = ['--import', 'tsx', 'build.ts', '--no-types', '--out', out]
  await promisify(execFile)(process.execPath, script, { cwd: root })
  provide('built', out)
  return () => rm(out, { recursive: true, force: true })
}
