import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { environmentOf } from '../catalogue.ts'
import { isLoopbackHost } from '../http/guard.ts'
import { type Backlot, createBacklot, type Heard } from '../index.ts'
import { handedOut } from './environment.ts'
import { CannotRunError, systemCodeOf } from './errors.ts'
import { optionsBeside, plantFile } from './fixture-file.ts'
import type { Settings } from './settings.ts'
import { checkExport, exportWorlds, importWorlds } from './snapshot-file.ts'
import { closeInTime } from './stopping.ts'

/** A backlot that listens. */
export interface Served {
  readonly backlot: Backlot
  /** Where clients of this machine reach it. */
  readonly url: string
  /** What the control plane asks for when it listens beyond loopback. */
  readonly token: string | undefined
  /** Base URLs and credentials of the default world, as environment variables. */
  readonly environment: Readonly<Record<string, string>>
  /**
   * Answers the calls in flight, writes the worlds to their file where there is one, and ends.
   * @returns false when calls that never end were given up: then the process has to be ended
   * @throws CannotRunError when the worlds cannot be written
   */
  end(): Promise<boolean>
}

/**
 * Brings a backlot to life and opens its port.
 * @throws CannotRunError when the port cannot be had, or a file that was named
 * @throws UsageError when a fixture file says what cannot be
 */
export async function serve(
  { port, host, tls, fixtures, snapshots = {}, options }: Settings,
  onRequest?: (call: Heard, world: string) => void,
): Promise<Served> {
  const pems = tls && { cert: await pemOf(tls.cert), key: await pemOf(tls.key) }
  await checkExport(snapshots)
  const backlot = createBacklot(optionsBeside(options, fixtures), onRequest ? { onRequest } : {})
  const imported = await importWorlds(backlot, snapshots)
  const given = process.env[handedOut.token]
  const token = given || (isLoopbackHost(host) ? undefined : randomBytes(24).toString('base64url'))
  try {
    const listening = await backlot.listen({
      port,
      host,
      ...(token && { token }),
      ...(pems && { tls: pems }),
    })
    const url = `${pems ? 'https' : 'http'}://${reachable(host)}:${listening.port}`
    // What was kept of an earlier run has it all already.
    if (fixtures !== undefined && !imported) await plantFile(backlot, fixtures, url)
    const environment = {
      ...environmentOf(url, 'default'),
      ...(token && { [handedOut.token]: token }),
    }
    const end = async (): Promise<boolean> => {
      const stopped = await closeInTime(backlot.stop())
      if (snapshots.to !== undefined) await exportWorlds(await backlot.snapshot(), snapshots.to)
      if (stopped) await backlot.close()
      return stopped
    }
    return { backlot, url, token, environment, end }
  } catch (error) {
    await backlot.close()
    throw refusalOf(error, port, host)
  }
}

const isPemTrouble = (error: unknown): boolean =>
  /^ERR_(OSSL|SSL)/.test(String(systemCodeOf(error)))

async function pemOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new CannotRunError(
      `${file} cannot be read`,
      ['--tls-cert and --tls-key name PEM files'],
      {
        cause: error,
      },
    )
  }
}

/** A host under which this machine reaches what is bound to an address; `0.0.0.0` is none to call. */
export function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function refusalOf(error: unknown, port: number, host: string): unknown {
  const because = { cause: error }
  switch (systemCodeOf(error)) {
    case 'EADDRINUSE':
      return new CannotRunError(
        `port ${port} of ${host} is taken`,
        ['stop what listens there, or choose another: --port 0 takes a free one'],
        because,
      )
    case 'EACCES':
      return new CannotRunError(
        `this user may not listen on port ${port} of ${host}`,
        ['choose a port from 1024 on, or --port 0 for a free one'],
        because,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new CannotRunError(
        `${host} is no address of this machine`,
        ['--host 127.0.0.1 listens for this machine alone, --host 0.0.0.0 for all others too'],
        because,
      )
    default:
      if (isPemTrouble(error))
        return new CannotRunError(
          'the certificate and the key cannot be used together',
          ['--tls-cert and --tls-key name PEM files that belong to each other'],
          because,
        )
      return error
  }
}
