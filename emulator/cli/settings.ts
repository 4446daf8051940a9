import { z } from 'zod'
import { type BacklotOptions, backlotOptions } from '../options.ts'
import { readConfigFile } from './config-file.ts'
import { readEnvironment } from './environment.ts'
import { UsageError } from './errors.ts'
import { dashed, type Layer, problemsOf, settingsFrom, type Texts } from './layer.ts'
import type { SnapshotFiles } from './snapshot-file.ts'

const port = 'must be a port from 0 to 65535; 0 takes a free one'

/** Everything that a command can be told: the options of a backlot, and where it listens. */
export const cliSettings = z.strictObject({
  port: z
    .int(port)
    .min(0, port)
    .max(65_535, port)
    .default(4747)
    .describe('Port to listen on; 0 takes a free one.'),
  host: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to bind. Beyond loopback the control plane asks for a token.'),
  ...backlotOptions.shape,
  tlsCert: z
    .string()
    .min(1)
    .optional()
    .describe('PEM file of a certificate; with `tlsKey`, it listens for HTTPS.'),
  tlsKey: z.string().min(1).optional().describe("PEM file of the certificate's private key."),
  fixtures: z
    .string()
    .min(1)
    .optional()
    .describe('YAML file of uploads, tasks, credits and more that its default world begins with.'),
  import: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Snapshot file whose worlds it begins with; may be missing where it is `exportOnExit` too.',
    ),
  exportOnExit: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Snapshot file that all worlds are written to at the end, on SIGINT and SIGTERM too.',
    ),
})

export interface Settings {
  readonly port: number
  readonly host: string
  /** Paths of PEM files, where it listens for HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Path of a file that the default world begins with. */
  readonly fixtures?: string
  /** Where worlds come from, and go to. */
  readonly snapshots?: SnapshotFiles
  readonly options: BacklotOptions
}

/** Where settings come from. */
export interface Sources {
  /** What the flags say, by the names of settings. */
  readonly flags: Texts
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The folder whose `backlot.config.yaml` counts, unless another file is named. */
  readonly folder: string
}

/**
 * What holds: flags before environment before config file before defaults.
 * @throws UsageError naming every setting that is unknown or out of range, and where it was said
 */
export async function readSettings({ flags, environment, folder }: Sources): Promise<Settings> {
  const fromFlags = layerOfFlags(flags)
  const fromEnvironment = readEnvironment(environment)
  const config = flags['config'] ?? fromEnvironment.config
  const layers = [await readConfigFile(folder, config), fromEnvironment.layer, fromFlags]
  const problems = layers.flatMap((layer) => problemsOf(cliSettings, layer))
  const [first, ...others] = problems
  if (first)
    throw new UsageError(
      first.message,
      [first, ...others].flatMap(({ message, advice }, index) =>
        index === 0 ? advice : [message, ...advice],
      ),
    )
  const values = Object.assign({}, ...layers.map((layer) => layer.values)) as z.input<
    typeof cliSettings
  >
  const {
    port,
    host,
    tlsCert,
    tlsKey,
    fixtures,
    import: from,
    exportOnExit: to,
    ...options
  } = values
  if ((tlsCert === undefined) !== (tlsKey === undefined))
    throw new UsageError('a certificate needs its private key, and a key its certificate', [
      '--tls-cert and --tls-key go together',
    ])
  const tls = tlsCert !== undefined && tlsKey !== undefined && { cert: tlsCert, key: tlsKey }
  const { shape } = cliSettings
  return {
    port: shape.port.parse(port),
    host: shape.host.parse(host),
    ...(tls && { tls }),
    ...(fixtures !== undefined && { fixtures }),
    ...((from ?? to) !== undefined && { snapshots: { from, to } }),
    options,
  }
}

function layerOfFlags({ config: _, ...flags }: Texts): Layer {
  const nameOf = ([key]: readonly PropertyKey[]): string => `--${dashed(String(key))}`
  return { values: settingsFrom(flags), nameOf, placeOfKey: nameOf }
}
