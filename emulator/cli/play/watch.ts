import { resolve } from 'node:path'
import { watch } from 'chokidar'

/**
 * Calls back with all of these files once it watches them, and with those that are saved from then on, one call at
 * a time, until the signal comes. What is saved while a call runs is told in the next one.
 */
export async function onSave(
  files: readonly string[],
  signal: AbortSignal,
  play: (saved: readonly string[]) => Promise<void>,
): Promise<void> {
  if (signal.aborted) return
  const saved = new Set<string>()
  let playing: Promise<void> | undefined
  const watcher = watch([...files], {
    ignoreInitial: true,
    // Editors write in pieces, and some put a new file in the place of the old one.
    awaitWriteFinish: { stabilityThreshold: 50, pollInterval: 10 },
    atomic: true,
  })
  const known = new Map(files.map((file) => [resolve(file), file]))
  const hear = (path: string): void => {
    saved.add(known.get(resolve(path)) ?? path)
    playing ??= playOn()
  }
  async function playOn(): Promise<void> {
    while (saved.size > 0) {
      const files = [...saved]
      saved.clear()
      await play(files)
    }
    playing = undefined
  }
  watcher
    .on('change', hear)
    .on('add', hear)
    .on('ready', () => files.forEach(hear))
  await new Promise((done) => signal.addEventListener('abort', done, { once: true }))
  await watcher.close()
  await playing
}
