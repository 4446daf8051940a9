import { catalogue } from '../../contracts/catalogue.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import type { QuotaRule } from '../../contracts/kit/quota.ts'
import type { Provider } from '../../emulator/engine/provider.ts'
import { inProvider, type Mutant } from './mutant.ts'

/** What could be wrong with an API as a whole: its order of checks, its switches, its quotas. */
export const declarationMutants = (): Mutant[] =>
  catalogue.flatMap(({ contract }) => [
    ...checkMutants(contract),
    ...switchMutants(contract),
    ...quotaMutants(contract),
  ])

/** A provider whose contract says something else; reading it counts as reaching it. */
function withContract(real: Provider, change: Partial<Contract>, reached: () => void): Provider {
  const contract = { ...real.contract }
  for (const [key, value] of Object.entries(change))
    Object.defineProperty(contract, key, {
      enumerable: true,
      get() {
        reached()
        return value
      },
    })
  return { ...real, contract }
}

const saying = (
  { id: api }: Contract,
  name: string,
  kind: string,
  what: string,
  change: Partial<Contract>,
): Mutant => ({
  id: `${api}/every/${name}`,
  what,
  kind,
  generated: true,
  parts: inProvider(api, (real, reached) => withContract(real, change, reached)),
})

function checkMutants(contract: Contract): Mutant[] {
  const { checks } = contract
  const swaps = checks.slice(1).flatMap((check, index): Mutant[] => {
    const before = checks[index] ?? check
    // Whoever is not known has no quota, and a body that was not read cannot be checked.
    if (before === 'credential' && check === 'permission') return []
    const swapped = checks.map((one) => (one === check ? before : one === before ? check : one))
    const what = `The check ${check} is made before ${before}.`
    return [
      saying(contract, `${check}-before-${before}`, 'wrong order of checks', what, {
        checks: swapped,
      }),
    ]
  })
  const drops = checks.map((check) =>
    saying(contract, `no-${check}-check`, 'check dropped', `The check ${check} is not made.`, {
      checks: checks.filter((one) => one !== check),
    }),
  )
  const harmless = new Set(silentChecks[contract.id])
  return [...swaps, ...drops].filter(({ id }) => !harmless.has(id.split('/')[2] ?? ''))
}

/** Orders that make no difference on the wire: one of the two has nothing to say there. */
const silentChecks: Readonly<Record<string, readonly string[]>> = {
  tiktok: ['mediaType-before-quota', 'parameters-before-mediaType', 'no-mediaType-check'],
  creatify: ['quota-before-credential', 'object-before-method'],
  aitoearn: [
    ...['quota-before-credential', 'mediaType-before-quota', 'no-quota-check'],
    'parameters-before-mediaType',
  ],
}

function switchMutants(contract: Contract): Mutant[] {
  const choices: { readonly [Key in keyof Contract]?: readonly Contract[Key][] } = {
    trailingSlash: ['required', 'redirectGet', 'absent'],
    repeatedQuery: ['refuse', 'first', 'last'],
    nulCharacters: ['refuse', 'accept'],
    emptyBody: ['malformed', 'object'],
    spelledValues: ['refuse', 'read'],
    bodyLimit: [contract.bodyLimit - 1, contract.bodyLimit + 1],
  }
  const switched = Object.entries(choices).flatMap(([name, values]) =>
    values
      // Each key of the choices is one of the contract's.
      .filter((value) => value !== contract[name as keyof Contract])
      .map((value) =>
        saying(contract, `${name}-${value}`, 'wrong switch', `\`${name}\` is ${value}.`, {
          [name]: value,
        }),
      ),
  )
  const [json, ...forms] = contract.bodyTypes
  const fewer = forms.map((type) => {
    const rest = forms.filter((one) => one !== type)
    const what = `Bodies of ${type} are read as something else.`
    return saying(contract, `no-${type.replace('/', '-')}`, 'wrong switch', what, {
      bodyTypes: [json, ...rest],
    })
  })
  const same = new Set(sameSwitches[contract.id])
  return [...switched, ...fewer].filter(({ id }) => !same.has(id.split('/')[2] ?? ''))
}

/** Switches that make no difference on the wire, for another declaration says the same. */
const sameSwitches: Readonly<Record<string, readonly string[]>> = {
  tiktok: ['trailingSlash-redirectGet'],
  aitoearn: ['trailingSlash-required', 'trailingSlash-redirectGet', 'emptyBody-malformed'],
}

/** A quota with something wrong, by name. */
const quotaSlips: Readonly<
  Record<
    string,
    readonly [what: string, kind: string, change: (rule: QuotaRule) => Partial<QuotaRule>]
  >
> = {
  'one-more': [
    'One call too many is granted',
    'quota off by one',
    ({ limit }) => ({ limit: limit + 1 }),
  ],
  'one-less': [
    'One call too few is granted',
    'quota off by one',
    ({ limit }) => ({ limit: limit - 1 }),
  ],
  'window-longer': [
    'The window is a millisecond too long',
    'quota window',
    ({ windowMs }) => ({ windowMs: windowMs + 1 }),
  ],
  'window-shorter': [
    'The window is a second too short',
    'quota window',
    ({ windowMs }) => ({ windowMs: windowMs - 1_000 }),
  ],
  'window-fixed': [
    'The windows lie end to end',
    'fixed instead of sliding window',
    () => ({ window: 'fixed' }),
  ],
  'per-other': [
    'Calls are counted for others than they should be',
    'quota shared wrongly',
    ({ per }) => ({ per: per === 'app' ? 'account' : 'app' }),
  ],
  shared: [
    'All operations count together',
    'quota shared across endpoints',
    () => ({ bucket: 'everything' }),
  ],
  penalty: [
    'A refused call is punished with five minutes',
    'quota penalty',
    () => ({ penaltyMs: 300_000 }),
  ],
}

function quotaMutants({ id: api, endpoints }: Contract): Mutant[] {
  const limited = endpoints.filter(({ quota }) => quota)
  const isShared = limited.some(({ quota }) => quota?.bucket !== undefined)
  const named = (name: string): boolean => !(isShared && name === 'shared')
  return (isShared ? limited.slice(-1) : limited).flatMap(({ id }) =>
    Object.entries(quotaSlips)
      .filter(([name]) => named(name))
      .map(
        ([name, [what, kind, change]]): Mutant => ({
          id: `${api}/${isShared ? 'every' : id}/quota-${name}`,
          what: `${what}${isShared ? '' : ` to ${id}`}.`,
          kind,
          generated: true,
          ...(!isShared && name !== 'shared' && { operations: [id] }),
          parts: inProvider(api, (real, reached) => ({
            ...real,
            rules: Object.fromEntries(
              Object.entries(real.rules).map(([operation, rule]) => [
                operation,
                isShared || operation === id || name === 'shared'
                  ? watched({ ...rule, ...change(rule) }, reached)
                  : rule,
              ]),
            ),
          })),
        }),
      ),
  )
}

const watched = (rule: QuotaRule, reached: () => void): QuotaRule => ({
  ...rule,
  get limit() {
    reached()
    return rule.limit
  },
})
