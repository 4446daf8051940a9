import type { Contract } from '../../../contracts/kit/contract.ts'
import { controlId, controlPath } from './address.ts'
import { arranging } from './arranging.ts'
import { delivering } from './delivering.ts'
import { endpoint } from './endpoint.ts'
import { keepingEndpoints } from './keeping.ts'
import * as media from './media-wire.ts'
import { reading } from './reading.ts'
import { steering } from './steering.ts'
import { watching } from './watching.ts'
import * as wire from './wire.ts'

/** The control plane, declared like any other API: what stands under `/_backlot`. */
export const controlContract: Contract = {
  id: controlId,
  title: 'Backlot control plane',
  description:
    'Everything a test arranges and asks: time, worlds, tasks, fates, faults, quotas, journal.',
  version: '1',
  sources: { documented: 'this project' },
  liveHosts: ['http://127.0.0.1:4747'],
  basePath: controlPath,
  credential: { headers: [], description: 'None on loopback.' },
  grants: {},
  checks: ['method', 'parameters'],
  trailingSlash: 'absent',
  repeatedQuery: 'refuse',
  nulCharacters: 'refuse',
  bodyTypes: ['application/json'],
  emptyBody: 'object',
  spelledValues: 'refuse',
  bodyLimit: 1024 * 1024,
  envelope: {
    success: (data) => data,
    failure: wire.problem,
    open(status, body) {
      if (status < 400) return { ok: true, data: body }
      const problem = wire.problem.safeParse(body)
      if (!problem.success) return undefined
      return { ok: false, code: status, message: problem.data.detail }
    },
  },
  lifecycles: {},
  endpoints: [
    ...steering,
    ...arranging,
    ...delivering,
    ...watching,
    endpoint({
      id: 'followMediaLink',
      method: 'GET',
      path: '/media',
      summary: 'Fetch a media link as a client would, and tell what came',
      query: media.mediaQuery,
      data: media.media,
    }),
    endpoint({
      id: 'reset',
      method: 'POST',
      path: '/reset',
      summary: 'Bring a world back to its beginning',
      query: wire.worldQuery,
      data: wire.done,
    }),
    ...keepingEndpoints,
    endpoint({
      id: 'getHealth',
      method: 'GET',
      path: '/health',
      summary: 'Whether the process is alive',
      data: wire.state,
    }),
    endpoint({
      id: 'getReady',
      method: 'GET',
      path: '/ready',
      summary: 'Whether calls are answered',
      data: wire.state,
    }),
    ...reading,
  ],
  codes: [],
  rules: {},
  notEmulated: [],
}
