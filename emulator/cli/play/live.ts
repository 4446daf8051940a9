import { contracts } from '../../../contracts/index.ts'
import { type Bill, billOf } from '../../../scenarios/runner/bill.ts'
import { type LiveApi, liveStage } from '../../../scenarios/runner/live-stage.ts'
import { problemLine } from '../../../scenarios/runner/problem.ts'
import { loadProgram } from '../../../scenarios/runner/program.ts'
import { allowanceAt, createPurse } from '../../../scenarios/runner/purse.ts'
import { baseUrlName, credentialNames } from '../../catalogue.ts'
import { CannotRunError, UsageError } from '../errors.ts'
import { credentialsFor, isReal } from '../verify/credentials.ts'
import { refusalOf } from './refusal.ts'
import { readSpend } from './spend.ts'
import type { Target, TargetOptions } from './target.ts'

/**
 * The real APIs as a target, or whatever stands where their `…_BASE_URL` points. The price is told, and nothing is
 * played that costs more than may be spent.
 * @throws UsageError, CannotRunError
 */
export async function openLive(options: TargetOptions, elapsed: () => number): Promise<Target> {
  const { scenarios, sleep, say } = options
  const bills = await Promise.all(
    scenarios.map(async (scenario) =>
      billOf(
        await loadProgram(scenario).catch((error) => Promise.reject(refusalOf(error, 'live'))),
      ),
    ),
  )
  refuseImpossible(bills)
  const providers = [...new Set(bills.flatMap((bill) => bill.providers))]
  const allowance = readSpend(options.spend, providers)
  const apis = apisOf(providers, options)
  const prices = pricesOf(bills)
  say(
    ...providers.map((provider) => `${provider} is called at ${apis[provider]?.baseUrl}`),
    prices.length === 0
      ? 'No step costs anything.'
      : `If every step is played once, this costs ${prices.map(({ text }) => text).join(' and ')}.`,
    '',
  )
  const dear = prices.filter(({ provider, amount }) => amount > allowanceAt(allowance, provider))
  if (dear.length > 0)
    throw new CannotRunError(
      `it costs ${dear.map(({ text }) => text).join(' and ')}, and --spend does not allow that`,
      [
        `to allow it: ${dear.map(({ provider, amount }) => `--spend ${provider}=${amount}`).join(' ')}`,
      ],
    )
  const purse = createPurse(allowance)
  return {
    name: `live (${providers.map((provider) => apis[provider]?.baseUrl).join(', ')})`,
    stage: liveStage({
      ...{ apis, purse, elapsed, sleep, now: Date.now },
      isPlaceholder: (credential) => !isReal(credential),
    }),
    worldFor: (scenario) => scenario,
    close: async () => undefined,
  }
}

function refuseImpossible(bills: readonly Bill[]): void {
  const [first, ...others] = bills.flatMap(({ problems }) => problems).map(problemLine)
  if (first === undefined) return
  throw new CannotRunError(`not everything can be played on the real APIs: ${first}`, others)
}

/** Where each API is spoken to, and as whom. */
function apisOf(
  providers: readonly string[],
  { environment, credential }: TargetOptions,
): Readonly<Record<string, LiveApi>> {
  const found: [string, LiveApi][] = []
  const missing: string[] = []
  for (const contract of contracts) {
    if (!providers.includes(contract.id)) continue
    const name = baseUrlName(contract.id) ?? ''
    const baseUrl = environment[name] || contract.liveHosts[0]
    if (!/^https?:\/\//.test(baseUrl) || !URL.canParse(baseUrl))
      throw new UsageError(`${name}: "${baseUrl}" is no http URL`)
    const own = credential.filter((word) =>
      credentialNames(contract.id).includes(word.split('=', 1)[0] ?? ''),
    )
    try {
      const credentials = credentialsFor(contract, new URL(baseUrl), { options: own, environment })
      found.push([contract.id, { baseUrl, credentials }])
    } catch (error) {
      if (!(error instanceof CannotRunError)) throw error
      missing.push(error.message)
    }
  }
  if (missing.length > 0)
    throw new CannotRunError('there are no credentials to play live with', [
      ...missing,
      'set them in the environment, or say --credential <NAME>=<value>',
      `to rehearse against a stand-in: set ${providers.map(baseUrlName).join(', ')} to where it listens`,
    ])
  return Object.fromEntries(found)
}

function pricesOf(bills: readonly Bill[]) {
  const lines = bills.flatMap((bill) => bill.lines)
  const providers = [...new Set(lines.map(({ provider }) => provider))]
  return providers.map((provider) => {
    const own = lines.filter((line) => line.provider === provider)
    const amount = own.reduce((sum, { cost }) => sum + cost.amount, 0)
    const units = [...new Set(own.map(({ cost }) => cost.unit))]
    return { provider, amount, text: `${amount} ${units.join('/')} at ${provider}` }
  })
}
