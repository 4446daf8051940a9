import type { z } from 'zod'
import { type Answer, type ControlCall, data, missing } from './answer.ts'
import type { requestsQuery } from './wire.ts'

type Call<Query = unknown> = ControlCall<Query, undefined>

export function listRequests({ world, query }: Call<z.output<typeof requestsQuery>>): Answer {
  const { page, pageSize, since, refused, world: _, ...filter } = query
  const found = world.journal.page(
    {
      ...filter,
      since: since === undefined ? undefined : Date.parse(since),
      refused: refused === undefined ? undefined : refused === 'true',
    },
    (page - 1) * pageSize,
    pageSize,
  )
  return data({ requests: found.entries, total: found.total, page, pageSize })
}

export function getRequest({ world, params }: Call): Answer {
  const id = params['id'] ?? ''
  const entry = world.journal.entry(id)
  return entry
    ? data(entry)
    : missing(`the journal of world "${world.name}" holds no ${id}; it is bounded`)
}
