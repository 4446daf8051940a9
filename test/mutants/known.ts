import { readFile } from 'node:fs/promises'

/**
 * Killers of the last run, by mutant: where to look first. They prove nothing, for each is held against its mutant anew;
 * without them the run is the same, and slower.
 */
export async function knownKillers(file: URL): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const known = new Map<string, readonly string[]>()
  let part = ''
  for (const line of text.split('\n')) {
    part = /^## (\S+\/\S+)$/.exec(line)?.[1] ?? part
    const [, name, killers = ''] = /^\| (?:· )?`([^`]+)` \|.*\| ([^|]*) \|$/.exec(line) ?? []
    if (name === undefined) continue
    const operation = part.slice(part.indexOf('/') + 1)
    const ids = [...killers.matchAll(/`([^`]+)`/g)].map(([, id = '']) =>
      id.includes('/') ? id : `${operation}/${id}`,
    )
    known.set(`${part}/${name}`, ids)
  }
  return known
}
