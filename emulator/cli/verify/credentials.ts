import { contracts } from '../../../contracts/index.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'
import { credentialNames } from '../../catalogue.ts'
import { identityOf } from '../../engine/credential.ts'
import { isLoopbackHost } from '../../http/guard.ts'
import { CannotRunError, UsageError } from '../errors.ts'

export interface CredentialSources {
  /** `<NAME>=<value>`, or `<NAME>` for a variable of the environment that is really meant. */
  readonly options: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * The credential headers for a target without a control plane. Credentials of a backlot never leave this
 * machine, and real ones stay away from loopback unless an option names them.
 * @throws UsageError for a credential that does not belong there, CannotRunError where one is missing
 */
export function credentialsFor(
  contract: Contract,
  target: URL,
  { options, environment }: CredentialSources,
): Record<string, string> {
  const names = credentialNames(contract.id)
  const meant = readOptions(options, names, environment)
  const given: (string | undefined)[] = names.map(
    (name) => meant.get(name) ?? (environment[name] || undefined),
  )
  const place = target.origin
  if (isLoopbackHost(target.hostname)) {
    if (!given.some((value) => value !== undefined)) given.fill('demo')
    const strange = names.find(
      (name, index) => !meant.has(name) && isReal(given[index]) && given[index] !== undefined,
    )
    if (strange !== undefined)
      throw new UsageError(`${strange} holds a real credential, and ${place} is on this machine`, [
        `to send it nevertheless: --credential ${strange}`,
        `to send \`demo\`: env -u ${strange} backlot …`,
      ])
  } else {
    const demo = names.find((_, index) => given[index] !== undefined && !isReal(given[index]))
    if (demo !== undefined)
      throw new UsageError(`${demo} is a credential of a backlot, and ${place} is elsewhere`, [
        `give the one that belongs there: --credential ${demo}=<value>`,
      ])
  }
  const missing = names.filter((_, index) => given[index] === undefined)
  if (missing.length > 0)
    throw new CannotRunError(`${place} needs a credential: ${missing.join(', ')}`, [
      `set ${missing.join(' and ')}, or say --credential ${missing[0]}=<value>`,
    ])
  return Object.fromEntries(
    contract.credential.headers.map((header, index) => [header, given[index] ?? '']),
  )
}

/** Whether a credential is none of those that a backlot takes from anyone. */
export const isReal = (credential: string | undefined): boolean =>
  credential === undefined || identityOf(credential) === undefined

function readOptions(
  options: readonly string[],
  names: readonly string[],
  environment: CredentialSources['environment'],
): Map<string, string> {
  const values = new Map<string, string>()
  // Other APIs may be verified in the same run.
  const known = contracts.flatMap(({ id }) => credentialNames(id))
  for (const option of options) {
    const mark = option.indexOf('=')
    const name = mark < 0 ? option : option.slice(0, mark)
    if (!names.includes(name)) {
      if (known.includes(name)) continue
      const near = nearestName(name, known)
      throw new UsageError(
        `--credential: there is no ${name}${near === undefined ? '' : `; did you mean ${near}?`}`,
        [`known: ${known.join(', ')}`],
      )
    }
    const value = mark < 0 ? environment[name] : option.slice(mark + 1)
    if (!value) throw new UsageError(`--credential ${name}: it is empty`, [`${name}=<value>`])
    values.set(name, value)
  }
  return values
}
