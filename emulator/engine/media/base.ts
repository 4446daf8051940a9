import { readShipped } from '../shipped.ts'
import type { Ratio } from './ratio.ts'

/** The files made by `clips/make.sh`: a loop and its first frame per shape, and one cover. */
export type BaseFile = `${Ratio}.mp4` | `${Ratio}.jpg` | 'cover.png'

// Beside this file in the sources and in a bundle; one up when the bundle is split into a folder.
const folders = ['./clips/', '../clips/']

/**
 * The bytes of a base file, read on first use and kept. Shared: do not write into them.
 * @throws Error when the file is in none of the places where a build puts it
 */
export const readBase = (name: BaseFile): Promise<Buffer> =>
  readShipped(folders.map((folder) => new URL(folder + name, import.meta.url)))
