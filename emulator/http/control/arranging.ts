import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import * as apps from './apps-wire.ts'
import * as credits from './credits-wire.ts'
import { endpoint } from './endpoint.ts'
import * as fates from './fates-wire.ts'
import * as faults from './faults-wire.ts'
import * as wire from './wire.ts'

/** What shall happen, and who may do what. */
export const arranging: readonly Endpoint[] = [
  endpoint({
    id: 'listFates',
    method: 'GET',
    path: '/fates',
    summary: 'List the fates that wait',
    query: wire.worldQuery,
    data: fates.fates,
  }),
  endpoint({
    id: 'addFate',
    method: 'POST',
    path: '/fates',
    summary: 'Ask for what shall happen to the next matching call',
    query: wire.worldQuery,
    body: fates.fateOrder,
    data: fates.fate,
  }),
  endpoint({
    id: 'dropFates',
    method: 'DELETE',
    path: '/fates',
    summary: 'Drop fates that wait',
    query: fates.fatesQuery,
    data: wire.dropped,
  }),
  endpoint({
    id: 'listFaults',
    method: 'GET',
    path: '/faults',
    summary: 'List the faults that lie in wait, and what they have struck',
    query: wire.worldQuery,
    data: faults.faults,
  }),
  endpoint({
    id: 'armFault',
    method: 'POST',
    path: '/faults',
    summary: 'Let something go wrong with calls to come',
    query: wire.worldQuery,
    body: faults.faultOrder,
    data: faults.armedFault,
  }),
  endpoint({
    id: 'dropFaults',
    method: 'DELETE',
    path: '/faults',
    summary: 'Disarm faults',
    query: faults.faultsQuery,
    data: wire.dropped,
  }),
  endpoint({
    id: 'getApp',
    method: 'GET',
    path: '/apps/{app}',
    summary: 'See what an app may do',
    params: apps.appPath,
    query: wire.worldQuery,
    data: apps.app,
  }),
  endpoint({
    id: 'setApp',
    method: 'PUT',
    path: '/apps/{app}',
    summary: 'Grant an app something, or take it away',
    params: apps.appPath,
    query: apps.grantQuery,
    body: apps.grantChange,
    data: apps.app,
  }),
  endpoint({
    id: 'listQuotas',
    method: 'GET',
    path: '/quotas',
    summary: 'See how much an app and an account have used of their quotas',
    query: apps.quotasQuery,
    data: apps.quotas,
  }),
  endpoint({
    id: 'setQuota',
    method: 'PUT',
    path: '/quotas',
    summary: 'Set a quota of this world',
    query: wire.worldQuery,
    body: apps.quotaChange,
    data: apps.quota,
  }),
  endpoint({
    id: 'listCredits',
    method: 'GET',
    path: '/credits',
    summary: 'See what an account has to spend, and its ledger',
    query: credits.creditsQuery,
    data: credits.allCredits,
  }),
  endpoint({
    id: 'setCredits',
    method: 'PUT',
    path: '/credits',
    summary: 'Set what an account has to spend',
    query: wire.worldQuery,
    body: credits.creditsChange,
    data: credits.credits,
  }),
]
