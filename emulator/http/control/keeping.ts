import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { endpoint } from './endpoint.ts'
import * as keeping from './keeping-wire.ts'
import * as wire from './wire.ts'

/** What the control plane does with the state of a world as a whole. */
export const keepingEndpoints: readonly Endpoint[] = [
  endpoint({
    id: 'takeSnapshot',
    method: 'GET',
    path: '/snapshot',
    summary: 'Take a snapshot of a world',
    query: wire.worldQuery,
    data: keeping.snapshot,
  }),
  endpoint({
    id: 'restoreSnapshot',
    method: 'PUT',
    path: '/snapshot',
    summary: 'Let a world go on where a snapshot was taken',
    query: wire.worldQuery,
    body: keeping.snapshot,
    data: wire.done,
  }),
  endpoint({
    id: 'plantFixture',
    method: 'POST',
    path: '/fixtures',
    summary: 'Plant uploads, tasks in any state, credits, links and groups in a world',
    query: wire.worldQuery,
    body: keeping.fixture,
    data: keeping.planted,
  }),
]
