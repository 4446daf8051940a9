import { z } from 'zod'
import { aitoearnEmulation } from './aitoearn/index.ts'
import { creatifyEmulation } from './creatify/index.ts'
import { credentialOf, defaultName } from './engine/credential.ts'
import type { Grading } from './engine/findings/rule.ts'
import { createOutbound } from './engine/outbound/outbound.ts'
import type { Emulation, Outside, Provider } from './engine/provider.ts'
import { tiktokEmulation } from './tiktok/index.ts'

/** What can be set of each API, by its id: one line an API. */
export const providersSettings = z.strictObject({
  tiktok: tiktokEmulation.settings.prefault({}),
  creatify: creatifyEmulation.settings.prefault({}),
  aitoearn: aitoearnEmulation.settings.prefault({}),
})

type Settings = z.output<typeof providersSettings>

/** Every API that the emulator plays: one line an API. */
const emulations: { readonly [Id in keyof Settings]: Emulation<Settings[Id]> } = {
  tiktok: tiktokEmulation,
  creatify: creatifyEmulation,
  aitoearn: aitoearnEmulation,
}

/** Brings every API of the catalogue to life. */
export function createProviders(settings: Settings, outside: Outside): Provider[] {
  const create = <Id extends keyof Settings>(id: Id): Provider =>
    emulations[id].create(settings[id], outside)
  // The keys of an object literal are exactly those of its type.
  return (Object.keys(emulations) as (keyof Settings)[]).map(create)
}

/** Base URLs and credentials for clients of a world, by the names of environment variables. */
export function environmentOf(origin: string, world: string): Record<string, string> {
  const credential = credentialOf({ world, app: defaultName, account: defaultName })
  const variables: Record<string, string> = {}
  for (const { environment } of Object.values(emulations)) {
    variables[environment.baseUrl] = origin
    for (const name of environment.credentials) variables[name] = credential
  }
  variables['BACKLOT_URL'] = origin
  return variables
}

/** Names of the environment variables that hold an API's credential, in the order of its credential headers. */
export function credentialNames(provider: string): readonly string[] {
  const emulation = Object.values(emulations).find(({ contract }) => contract.id === provider)
  return emulation?.environment.credentials ?? []
}

/** Name of the environment variable that holds an API's base URL. */
export function baseUrlName(provider: string): string | undefined {
  const emulation = Object.values(emulations).find(({ contract }) => contract.id === provider)
  return emulation?.environment.baseUrl
}

/** Ids of all APIs, and whether each charges credits. */
export const charging = (): ReadonlyMap<string, boolean> =>
  new Map(playedByDefault.map(({ contract, credits }) => [contract.id, credits !== undefined]))

/** What has to be known of each API to judge its clients, by its id. */
export const gradings = (): ReadonlyMap<string, Grading> =>
  new Map(
    playedByDefault.flatMap(({ contract, grading }) => (grading ? [[contract.id, grading]] : [])),
  )

const outside: Outside = (policy) => createOutbound({ policy: { allowHosts: [], ...policy } })

/** Every API as it is when nothing is set. */
export const playedByDefault: readonly Provider[] = createProviders(
  providersSettings.parse({}, { jitless: true }),
  outside,
)
