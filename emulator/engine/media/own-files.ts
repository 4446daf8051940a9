import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve, sep } from 'node:path'
import { etagOf } from './library.ts'
import type { Asset } from './serve.ts'

/** Media files of the user's own, all in one folder. */
export interface OwnFiles {
  /** @throws OwnFileError when it is not there, is no media file, or lies outside of the folder */
  check(path: string): Promise<void>
  /**
   * The bytes of a file as it is now.
   * @throws OwnFileError as `check` does
   */
  read(path: string): Promise<Asset>
}

/** A file that cannot be served; the message says why. */
export class OwnFileError extends Error {
  override readonly name = 'OwnFileError'
}

/** Media types by the ends of names. */
const types: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.avi': 'video/x-msvideo',
  '.mpeg': 'video/mpeg',
  '.mpg': 'video/mpeg',
}

const longest = 512 * 1024 * 1024

/** The files of a folder and below it; none without a folder. */
export function createOwnFiles(folder: string | undefined): OwnFiles {
  const placeOf = async (path: string): Promise<{ readonly at: string; readonly type: string }> => {
    if (folder === undefined)
      throw new OwnFileError(`${path}: no folder of media files is set (media.folder)`)
    const type = types[extname(path).toLowerCase()]
    if (type === undefined)
      throw new OwnFileError(`${path} is none of ${Object.keys(types).join(', ')}`)
    if (isAbsolute(path) || isOutside(folder, resolve(folder, path)))
      throw new OwnFileError(`${path} lies outside of the folder of media files`)
    let at: string
    try {
      // A link may lead elsewhere.
      at = await realpath(resolve(folder, path))
    } catch {
      throw new OwnFileError(`there is no file ${path} in the folder of media files`)
    }
    if (isOutside(await realpath(folder), at))
      throw new OwnFileError(`${path} leads out of the folder of media files`)
    const found = await stat(at)
    if (!found.isFile()) throw new OwnFileError(`${path} is no file`)
    if (found.size > longest) throw new OwnFileError(`${path} is longer than ${longest} bytes`)
    return { at, type }
  }

  return {
    async check(path) {
      await placeOf(path)
    },
    async read(path) {
      const { at, type } = await placeOf(path)
      const bytes = await readFile(at)
      return { bytes, etag: etagOf(bytes), contentType: type }
    },
  }
}

function isOutside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), path)
  return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
}
