import { createHash } from 'node:crypto'
import { readShipped } from '../../engine/shipped.ts'
import { controlContract } from '../control/contract.ts'

/** A file that pages load. */
export interface AssetFile {
  readonly bytes: Buffer
  readonly type: string
  /** Tells its bytes from any others. */
  readonly hash: string
}

const javascript = 'text/javascript; charset=utf-8'
const packages = '../../../node_modules'

/** What the console loads: by name, its type and where it lies in a source checkout. */
const files = {
  'console.css': { type: 'text/css; charset=utf-8', source: './assets/console.css' },
  'console.js': { type: javascript, source: './assets/console.js' },
  'icon.svg': { type: 'image/svg+xml', source: './assets/icon.svg' },
  'htmx.min.js': { type: javascript, source: `${packages}/htmx.org/dist/htmx.min.js` },
  'sse.min.js': { type: javascript, source: `${packages}/htmx-ext-sse/dist/sse.min.js` },
} as const

export type AssetName = keyof typeof files

/** The names of what the console loads: the keys of an object literal are exactly those of its type. */
export const assetNames = Object.keys(files) as readonly AssetName[]

const isAssetName = (name: string): name is AssetName => Object.hasOwn(files, name)

/** A file, and whether it was asked for under the name that no other bytes ever bear; undefined when there is none. */
export async function findAsset(
  asked: string,
): Promise<{ readonly file: AssetFile; readonly isFixed: boolean } | undefined> {
  const [, stem = '', hash, ending = ''] = /^(.+?)(?:-([0-9a-f]{12}))?(\.\w+)$/.exec(asked) ?? []
  const name = stem + ending
  if (!isAssetName(name)) return undefined
  const file = await readAsset(name)
  return { file, isFixed: file.hash === hash }
}

/** Where a page loads a file from: the address changes with its bytes. */
export async function addressOfAsset(name: AssetName): Promise<string> {
  const { hash } = await readAsset(name)
  const dot = name.lastIndexOf('.')
  return `${controlContract.basePath}/assets/${name.slice(0, dot)}-${hash}${name.slice(dot)}`
}

async function readAsset(name: AssetName): Promise<AssetFile> {
  const { type, source } = files[name]
  // Beside a bundle; one up when the bundle is split into a folder; in a source checkout.
  const places = [`./assets/${name}`, `../assets/${name}`, source]
  const bytes = await readShipped(places.map((place) => new URL(place, import.meta.url)))
  return fileOf(bytes, type)
}

/** Bytes as a file. Those that are kept are hashed once. */
export function fileOf(bytes: Buffer, type: string): AssetFile {
  const hash = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  hashes.set(bytes, hash)
  return { bytes, type, hash }
}

const hashes = new WeakMap<Buffer, string>()
