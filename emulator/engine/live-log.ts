import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')
const log = z.record(z.string(), z.record(z.string(), day))

/** By API and case: the last day on which the case was held against the real API and matched, as YYYY-MM-DD. */
export type LiveDays = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Where `verify` keeps such days, below the folder that it runs in. */
export const liveLogFile = '.backlot/live.json'

/**
 * What one or more logs say together; one that does not exist says nothing.
 * @throws Error naming the file that is none, and what is wrong with it
 */
export async function readLiveDays(files: readonly (string | URL)[]): Promise<LiveDays> {
  const days: Record<string, Record<string, string>> = {}
  for (const file of files)
    for (const [provider, cases] of Object.entries(await read(file))) {
      const own = days[provider] ?? {}
      days[provider] = own
      for (const [id, seen] of Object.entries(cases)) if (seen > (own[id] ?? '')) own[id] = seen
    }
  return days
}

/** Writes into a log that cases of an API matched on a day; what else it says is kept. @throws as readLiveDays */
export async function noteLiveDay(
  file: string,
  provider: string,
  ids: readonly string[],
  seen: string,
): Promise<void> {
  const before = await read(file)
  const own = { ...before[provider], ...Object.fromEntries(ids.map((id) => [id, seen])) }
  const after = { ...before, [provider]: Object.fromEntries(Object.entries(own).toSorted()) }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(log.parse(after), null, 2)}\n`)
}

async function read(file: string | URL): Promise<z.output<typeof log>> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
  try {
    return log.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new Error(`${String(file)} is no log of live days: ${why}`, { cause: error })
  }
}
