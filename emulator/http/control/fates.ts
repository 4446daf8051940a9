import type { z } from 'zod'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { waitingFatesOf } from '../fate.ts'
import { type Answer, type ControlCall, data, missing, unknownName } from './answer.ts'
import type { fateOrder } from './fates-wire.ts'

type Call<Query = unknown, Body = undefined> = ControlCall<Query, Body>

export const listFates = ({ world }: Call): Answer => data({ fates: world.fates.list() })

export function addFate({ world, stage, body }: Call<unknown, z.output<typeof fateOrder>>): Answer {
  const provider = stage.providers.find(({ contract }) => contract.id === body.provider)
  if (!provider)
    return unknownName(
      'provider',
      body.provider,
      stage.providers.map(({ contract }) => contract.id),
    )
  const { contract } = provider
  const fatesOf = (endpoint: Endpoint): string[] => waitingFatesOf(contract, endpoint)
  const able = contract.endpoints.filter((endpoint) => fatesOf(endpoint).length > 0)
  const meant = body.operation === undefined ? able : able.filter(({ id }) => id === body.operation)
  if (meant.length === 0)
    return unknownName(
      'operation',
      body.operation ?? '',
      able.map(({ id }) => id),
    )
  const known = [...new Set(meant.flatMap(fatesOf))]
  if (!known.includes(body.fate)) return unknownName('fate', body.fate, known)
  return data(world.fates.add(body))
}

export function dropFates({ world, query }: Call<{ id?: string }>): Answer {
  const waiting = world.fates.list()
  if (world.fates.drop(query.id))
    return data({ dropped: waiting.length - world.fates.list().length })
  return missing(
    `no fate ${query.id} waits`,
    waiting.map(({ id }) => id),
  )
}
