import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import type { BacklotOptions } from '../../../emulator/index.ts'
import { bundle } from '../servers.ts'
import type { LastWords, Reading } from './probe.ts'

/** The built command, serving in a process of its own that can be looked into. */
export interface SoakServer {
  readonly url: string
  /** Measures; `anew` forgets the delays so far. */
  read(anew?: boolean): Promise<Reading>
  /** Sends SIGTERM and waits for the end. */
  terminate(): Promise<Ended>
  /** Ends it, whatever it is at, and removes its files. */
  remove(): Promise<void>
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly tookMs: number
  readonly lastWords: LastWords
  /** What `--export-on-exit` wrote. */
  readonly snapshot: string
}

const built = fileURLToPath(new URL('../../../dist/backlot.cjs', import.meta.url))

/** Starts the built command with these options. Needs `npm run build` first. */
export async function startServer(options: BacklotOptions): Promise<SoakServer> {
  const folder = await mkdtemp(join(tmpdir(), 'backlot-soak-'))
  const probe = await bundle(['test/bench/soak/probe.ts'])
  const file = (name: string): string => join(folder, name)
  await writeFile(file('config.yaml'), stringify(options))
  const child = spawn(
    process.execPath,
    [
      ...['--expose-gc', '--import', probe.file('probe'), built, 'start', '--json', '--quiet'],
      ...['--port', '0', '--config', file('config.yaml')],
      ...['--export-on-exit', file('snapshot.json')],
    ],
    {
      env: { ...process.env, SOAK_LAST_WORDS: file('last-words.json') },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  const exited = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  const remove = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
    await Promise.all([probe.remove(), rm(folder, { recursive: true })])
  }
  try {
    return {
      url: await readyUrl(child, exited),
      remove,
      read: (anew = false) =>
        new Promise((resolve, reject) => {
          // The probe sends nothing else.
          child.once('message', (reading) => resolve(reading as Reading))
          child.send({ anew }, (error) => error && reject(error))
        }),
      async terminate() {
        const asked = performance.now()
        child.kill('SIGTERM')
        const { code, signal } = await exited
        return {
          code,
          signal,
          tookMs: performance.now() - asked,
          lastWords: JSON.parse(await readFile(file('last-words.json'), 'utf8')) as LastWords,
          snapshot: await readFile(file('snapshot.json'), 'utf8').catch(() => ''),
        }
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}

const readyUrl = (child: ChildProcess, exited: Promise<unknown>): Promise<string> =>
  new Promise((resolve, reject) => {
    void exited.then(() => reject(new Error(`${built} ended before it listened`)))
    child.stdout?.once('data', (line: Buffer) => {
      const { url } = JSON.parse(line.toString()) as { url: string }
      resolve(url)
    })
  })
