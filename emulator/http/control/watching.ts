import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { endpoint } from './endpoint.ts'
import * as wire from './watching-wire.ts'

/** What the control plane tells of the client that is under test. */
export const watching: readonly Endpoint[] = [
  endpoint({
    id: 'watchEvents',
    method: 'GET',
    path: '/events',
    summary: 'Follow what happens in a world, as server-sent events',
    query: wire.eventsQuery,
    data: wire.worldEvent,
    contentType: 'text/event-stream',
  }),
]
