import { defaultName } from '../../engine/credential.ts'
import { controlPath } from '../control/address.ts'

/** Where the console is. */
export const home = `${controlPath}/`
export const consolePath = `${controlPath}/console`

/** Where the token is sent to that a console beyond loopback asks for. */
export const entrance = `${consolePath}/enter`

/** Whether a path is that of a page of the console, not that of a call to the control plane. */
export const isConsolePath = (path: string): boolean =>
  path === controlPath ||
  path === home ||
  path === consolePath ||
  path.startsWith(`${consolePath}/`)

/** Whether a path is that of a file which pages load by themselves. */
export const isAssetPath = (path: string): boolean => path.startsWith(`${controlPath}/assets/`)

export type Query = Readonly<Record<string, string | number | undefined>>

/** The address of a page as seen from a world; what is undefined or empty is left out. */
export function addressOf(page: string, world: string, query: Query = {}): string {
  const path = page === '' ? home : `${consolePath}/${page}`
  return path + queryOf({ world: world === defaultName ? undefined : world, ...query })
}

/** The address that a form of a page is sent to. */
export const actionOf = (page: string, action: string, world: string, query: Query = {}): string =>
  addressOf(`${page || 'home'}/${action}`, world, query)

/** A query with its question mark; nothing when it is empty. */
export function queryOf(query: Query): string {
  const text = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString()
  return text && `?${text}`
}
