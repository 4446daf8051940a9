import { readCoverage } from '../coverage.ts'
import { type Answer, type ControlCall, data, wrong } from './answer.ts'

/** What is known of each API, how, and which contract cases hold it. */
export async function getCoverage({
  stage,
  query,
}: ControlCall<{ readonly provider?: string }, unknown>): Promise<Answer> {
  const contracts = stage.providers.map(({ contract }) => contract)
  const known = contracts.map(({ id }) => id)
  const { provider } = query
  if (provider !== undefined && !known.includes(provider))
    return wrong(`there is no API "${provider}"`, known)
  const chosen = contracts.filter(({ id }) => provider === undefined || id === provider)
  return data({ providers: await readCoverage(chosen) })
}
