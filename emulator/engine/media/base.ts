import { readFile } from 'node:fs/promises'
import type { Ratio } from './ratio.ts'

/** The files made by `clips/make.sh`: a loop and its first frame per shape, and one cover. */
export type BaseFile = `${Ratio}.mp4` | `${Ratio}.jpg` | 'cover.png'

// Beside this file in the sources and in a bundle; one up when the bundle is split into a folder.
const folders = ['./clips/', '../clips/']

const files = new Map<BaseFile, Promise<Buffer>>()

/**
 * The bytes of a base file, read on first use and kept. Shared: do not write into them.
 * @throws Error when the file is in none of the places where a build puts it
 */
export function readBase(name: BaseFile): Promise<Buffer> {
  let bytes = files.get(name)
  if (bytes === undefined) {
    bytes = readFirst(name)
    // A failed read is forgotten, so that the next caller tries again.
    bytes.catch(() => files.delete(name))
    files.set(name, bytes)
  }
  return bytes
}

async function readFirst(name: BaseFile): Promise<Buffer> {
  const places = folders.map((folder) => new URL(folder + name, import.meta.url))
  for (const place of places) {
    try {
      return await readFile(place)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  throw new Error(`${name} is missing; looked at ${places.map(String).join(' and ')}`)
}
