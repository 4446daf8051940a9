import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { type Backlot, type Snapshot, SnapshotError } from '../index.ts'
import { CannotRunError, systemCodeOf } from './errors.ts'

/** Files that worlds come from at the start, and go to at the end. */
export interface SnapshotFiles {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/**
 * Opens the worlds of a file. A file that is not there is an error, unless it is the one that the worlds go to: then
 * this is the first run of many.
 * @returns whether there was a file
 * @throws CannotRunError when it cannot be read or is no snapshot
 */
export async function importWorlds(
  backlot: Backlot,
  { from, to }: SnapshotFiles,
): Promise<boolean> {
  if (from === undefined) return false
  const shown = relative(process.cwd(), from) || from
  let text: string
  try {
    text = await readFile(from, 'utf8')
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' && to !== undefined && resolve(from) === resolve(to))
      return false
    throw refused(shown, whyOf(error), error)
  }
  try {
    await backlot.restore(JSON.parse(text) as unknown)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) throw refused(shown, `it is no JSON: ${error.message}`, error)
    if (error instanceof SnapshotError) throw refused(shown, error.message, error)
    throw error
  }
}

const refused = (file: string, why: string, cause: unknown): CannotRunError =>
  new CannotRunError(
    `the snapshot ${file} cannot be imported: ${why}`,
    ['--export-on-exit and GET /_backlot/snapshot write such files'],
    { cause },
  )

/**
 * Looks whether worlds can be written at the end, before anything is done that could be lost.
 * @throws CannotRunError when they cannot
 */
export async function checkExport({ to }: SnapshotFiles): Promise<void> {
  if (to === undefined) return
  try {
    await access(dirname(resolve(to)), constants.W_OK)
  } catch (error) {
    throw unwritable(to, whyOf(error), error)
  }
  const found = await stat(to).catch(() => undefined)
  if (found && !found.isFile()) throw unwritable(to, 'it is there and no file', undefined)
}

/**
 * Writes worlds into a file: beside it first, so that whoever reads it finds the old worlds or the new ones.
 * @throws CannotRunError when that cannot be done; then the old file is as it was
 */
export async function exportWorlds(snapshot: Snapshot, to: string): Promise<void> {
  const beside = `${to}.${randomBytes(6).toString('hex')}.part`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(`${JSON.stringify(snapshot)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, to)
  } catch (error) {
    await rm(beside, { force: true })
    throw unwritable(to, whyOf(error), error)
  }
}

const unwritable = (file: string, why: string, cause: unknown): CannotRunError =>
  new CannotRunError(
    `worlds cannot be exported to ${relative(process.cwd(), file) || file}: ${why}`,
    ['--export-on-exit names a file in a folder that exists'],
    { cause },
  )

const whyOf = (error: unknown): string => {
  const code = systemCodeOf(error)
  if (code === 'ENOENT') return 'there is no such file or folder'
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  return error instanceof Error ? error.message : String(error)
}
