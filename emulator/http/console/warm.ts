import { home } from './address.ts'
import { assetNames, findAsset } from './assets.ts'

/**
 * Shows the first page to nobody, so that whoever opens it first waits no longer than the next: what it is made of is
 * loaded then, what it asks of the control plane, too. What goes wrong is told to whoever opens it.
 */
export async function warmConsole(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  { url, token }: { readonly url: string; readonly token: string | undefined },
): Promise<void> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const show = async () => (await fetch(url + home, { headers })).text()
  await Promise.allSettled([show(), ...assetNames.map(findAsset)])
}
