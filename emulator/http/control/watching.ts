import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { endpoint } from './endpoint.ts'
import * as journal from './journal-wire.ts'
import * as wire from './watching-wire.ts'
import { worldQuery } from './wire.ts'

/** What the control plane tells of the client that is under test. */
export const watching: readonly Endpoint[] = [
  endpoint({
    id: 'listRequests',
    method: 'GET',
    path: '/requests',
    summary: 'Read the journal',
    query: journal.journalQuery,
    data: journal.requests,
    others: { 'application/har+json': 'The same calls as an HTTP Archive 1.2, with `format=har`.' },
  }),
  endpoint({
    id: 'getRequest',
    method: 'GET',
    path: '/requests/{id}',
    summary: 'Read one call and why it was refused',
    params: journal.entryPath,
    query: worldQuery,
    data: journal.wholeEntry,
  }),
  endpoint({
    id: 'watchEvents',
    method: 'GET',
    path: '/events',
    summary: 'Follow what happens in a world, as server-sent events',
    query: wire.eventsQuery,
    data: wire.worldEvent,
    contentType: 'text/event-stream',
  }),
  endpoint({
    id: 'listUnread',
    method: 'GET',
    path: '/unread',
    summary: 'See what was sent and is read by nobody',
    query: wire.unreadQuery,
    data: wire.unread,
  }),
  endpoint({
    id: 'getMetrics',
    method: 'GET',
    path: '/metrics',
    summary:
      'Read the figures of this process, for Prometheus; `/metrics` of the origin does the same',
    data: wire.metrics,
    contentType: 'text/plain',
  }),
  endpoint({
    id: 'listFindings',
    method: 'GET',
    path: '/findings',
    summary: 'See what the clients of a world do wrong',
    query: wire.findingsQuery,
    data: wire.findings,
  }),
]
