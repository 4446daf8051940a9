import { access, constants, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Redaction } from '../../engine/redaction.ts'
import type { HarExchange } from '../../har/exchange.ts'
import { largestHar } from '../../har/read.ts'
import { creator, harOf } from '../../har/write.ts'
import { CannotRunError, systemCodeOf, UsageError } from '../errors.ts'

/** A recording on disk, whole at every moment: each writing puts a new file in the place of the old one. */
export interface SessionFile {
  /** Takes an exchange, blotted before it is kept. @returns false once the file is as large as any reader takes */
  add(exchange: HarExchange): boolean
  readonly count: number
  /** Writes what is not written yet, and takes no more. */
  close(): Promise<void>
}

export interface SessionOptions {
  readonly redaction: Redaction
  /** Overwrites a file that is there. */
  readonly force?: boolean
  /** Hears that the file could not be written; the next writing tries again. */
  onTrouble(message: string): void
}

/** Real milliseconds from one writing to the next; longer where writing itself takes long. */
const pauseMs = 1000

/**
 * Begins a recording. Nothing is written before the first exchange, so that a start that fails harms no old one.
 * @throws UsageError when it is there already, CannotRunError when it cannot be written
 */
export async function openSession(path: string, options: SessionOptions): Promise<SessionFile> {
  await refuseExisting(path, options.force ?? false)
  const entries: string[] = []
  let length = 0
  let written = -1
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  let closed = false

  const write = async (): Promise<void> => {
    if (written === entries.length) return
    const count = entries.length
    const head = JSON.stringify({ version: '1.2', creator }).slice(0, -1)
    await replace(path, `{"log":${head},"entries":[\n${entries.join(',\n')}\n]}}\n`)
    written = count
  }
  const writeSoon = (delay: number): void => {
    timer ??= setTimeout(() => {
      const begun = performance.now()
      writing = write()
        .catch((error: unknown) => options.onTrouble(troubleOf(path, error).message))
        .then(() => {
          timer = undefined
          if (written < entries.length && !closed)
            writeSoon(Math.max(pauseMs, 10 * (performance.now() - begun)))
        })
    }, delay)
  }

  return {
    add(exchange) {
      const [entry] = harOf([exchange], { redaction: options.redaction }).log.entries
      const text = JSON.stringify(entry)
      // Room for the frame around the entries.
      if (closed || length + Buffer.byteLength(text) + 2000 > largestHar) return false
      length += Buffer.byteLength(text) + 2
      entries.push(text)
      writeSoon(pauseMs)
      return true
    },
    get count() {
      return entries.length
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await writing
      await write().catch((error: unknown) => {
        throw troubleOf(path, error)
      })
    },
  }
}

async function refuseExisting(path: string, force: boolean): Promise<void> {
  const folder = dirname(path)
  await access(folder, constants.W_OK).catch(() => {
    throw new CannotRunError(`nothing can be written in ${folder}`)
  })
  const there = await stat(path).catch(() => undefined)
  if (there && !there.isFile()) throw new UsageError(`${path} is there, and is no file`)
  if (there && !force)
    throw new UsageError(`${path} is there already`, [
      '--force overwrites it',
      '--out names another',
    ])
}

/** Puts a file in the place of what is there, so that readers see the old one or the new one, whole. */
async function replace(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`
  try {
    // A recording may hold what is not for everybody, even without credentials.
    const file = await open(draft, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

const troubleOf = (path: string, error: unknown): CannotRunError =>
  new CannotRunError(`${path} cannot be written: ${systemCodeOf(error) ?? error}`, [], {
    cause: error,
  })
