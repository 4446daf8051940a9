import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'

export interface Surroundings {
  readonly folder?: string
  /** The build whose command is run; the one that all tests share unless told otherwise. */
  readonly build?: string
  readonly environment?: Readonly<Record<string, string>>
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly child: ChildProcess
  stdout(): string
  stderr(): string
  /** Resolves once stdout matches. */
  shown(pattern: RegExp): Promise<RegExpExecArray>
  readonly ended: Promise<Ended>
}

/** Starts the built command; it does not outlive its test. */
export function launch(args: readonly string[], surroundings: Surroundings = {}): Running {
  const { folder = tmpdir(), build = inject('built'), environment = {} } = surroundings
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(BACKLOT_|NO_COLOR)/.test(name),
  )
  const child = spawn(process.execPath, [join(build, 'backlot.cjs'), ...args], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  const hearers = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk
    for (const hear of hearers) hear()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return {
    child,
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    shown: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(stdout)
          if (match) resolve(match)
        }
        hearers.add(look)
        look()
        void ended.then(() => reject(new Error(`it ended before it showed ${pattern}: ${stderr}`)))
      }),
  }
}

/** Runs the built command to its end. */
export const run = (args: readonly string[], surroundings?: Surroundings): Promise<Ended> =>
  launch(args, surroundings).ended

export interface Ready {
  readonly event: string
  readonly url: string
  readonly pid: number
  readonly env: Readonly<Record<string, string>>
}

/** Starts a backlot on a free port and waits for its ready line. */
export async function launchReady(
  args: readonly string[] = [],
  surroundings: Surroundings = {},
): Promise<Running & { readonly ready: Ready }> {
  const running = launch(['start', '--json', '-p', '0', ...args], surroundings)
  const [line] = await running.shown(/^.*\n/)
  return { ...running, ready: JSON.parse(line) as Ready }
}

/** A folder of its own for a test, with files in it. */
export async function folderWith(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'backlot-cli-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}
