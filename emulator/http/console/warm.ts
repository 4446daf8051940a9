import { assetNames, findAsset } from './assets.ts'

/**
 * Loads what the console is made of, so that whoever opens it first waits no longer than the next. What cannot be
 * loaded is told to whoever opens it.
 */
export async function warmConsole(): Promise<void> {
  await Promise.allSettled([import('./show.ts'), ...assetNames.map(findAsset)])
}
