import { readFile } from 'node:fs/promises'

const files = new Map<string, Promise<Buffer>>()

/**
 * A file that is shipped with this program, read on first use and kept; `places` are tried in turn. Shared: do not
 * write into it.
 * @throws Error when it is in none of the places
 */
export function readShipped(places: readonly URL[]): Promise<Buffer> {
  const key = String(places[0])
  let bytes = files.get(key)
  if (bytes === undefined) {
    bytes = readFirst(places)
    // A failed read is forgotten, so that the next caller tries again.
    bytes.catch(() => files.delete(key))
    files.set(key, bytes)
  }
  return bytes
}

async function readFirst(places: readonly URL[]): Promise<Buffer> {
  for (const place of places) {
    try {
      return await readFile(place)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  const name = places[0]?.pathname.split('/').at(-1)
  throw new Error(`${name} is missing; looked at ${places.map(String).join(' and ')}`)
}
