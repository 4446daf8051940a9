import { nearestName } from '../../../contracts/kit/nearest.ts'
import { CannotRunError, systemCodeOf, UsageError } from '../errors.ts'
import { paintFor } from '../request-log.ts'
import { reachable } from '../serve.ts'
import { stopSignal } from '../stopping.ts'
import { type Answering, openAnswering } from './answering.ts'
import type { ReplayFlags } from './flags.ts'
import { recordingIn } from './recording.ts'
import { createShelf, type Mode, modes } from './shelf.ts'

/** Serves the answers of a recording until it is told to stop. @throws UsageError, CannotRunError */
export async function serveUntilStopped(file: string, flags: ReplayFlags): Promise<void> {
  // Whoever reads the first line may send a signal at once.
  const stopped = stopSignal()
  const paint = paintFor(process.stderr)
  const served = await serveRecording(file, flags, (line, isKnown) => {
    process.stderr.write(`${isKnown ? line : paint('red', line)}\n`)
  })
  process.stdout.write(`answers of ${file} on ${served.url}; Ctrl-C ends it\n`)
  await stopped
  await served.close()
}

/** Opens the port. @throws UsageError, CannotRunError */
export async function serveRecording(
  file: string,
  flags: ReplayFlags,
  hear: (line: string, isKnown: boolean) => void,
): Promise<Answering> {
  const { mode = 'once', port = '4749', host = '127.0.0.1' } = flags
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port ${port}: a port is a number from 0 to 65535`)
  const { recording } = await recordingIn(file)
  const shelf = createShelf(
    recording.map(({ exchange }) => exchange),
    modeNamed(mode),
  )
  try {
    const served = await openAnswering(shelf, { port: Number(port), host }, hear)
    return { ...served, url: served.url.replace(`//${host}:`, `//${reachable(host)}:`) }
  } catch (error) {
    throw systemCodeOf(error) === 'EADDRINUSE'
      ? new CannotRunError(`port ${port} of ${host} is taken`, ['--port 0 takes a free one'])
      : new CannotRunError(`nothing can listen on ${host}:${port}: ${error}`)
  }
}

function modeNamed(name: string): Mode {
  const found = modes.find((mode) => mode === name)
  if (found) return found
  const near = nearestName(name, modes)
  throw new UsageError(
    `--mode: there is no "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    [`known: ${modes.join(', ')}`],
  )
}
