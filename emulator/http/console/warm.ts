import { home } from './address.ts'
import { type AssetName, addressOfAsset, assetNames } from './assets.ts'

/**
 * Shows the first page to nobody, with all that a browser fetches for it, so that whoever opens it first waits no longer
 * than the next: what it is made of is loaded then, and so is the control plane. What goes wrong is told to whoever
 * opens it.
 */
export async function warmConsole(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  { url, token }: { readonly url: string; readonly token: string | undefined },
): Promise<void> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const show = async (path: string) => (await fetch(url + path, { headers })).arrayBuffer()
  const showAsset = async (name: AssetName) => show(await addressOfAsset(name))
  await Promise.allSettled([show(home), ...assetNames.map(showAsset)])
}
