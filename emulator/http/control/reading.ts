import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { endpoint } from './endpoint.ts'
import * as wire from './reading-wire.ts'

/** What the control plane has to read about the APIs: their documents, and a page that shows them. */
export const reading: readonly Endpoint[] = [
  endpoint({
    id: 'getDocument',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document',
    data: wire.document,
  }),
  endpoint({
    id: 'getProviderDocument',
    method: 'GET',
    path: '/openapi/{document}',
    summary: 'The OpenAPI document of an API, with this emulator as its server',
    params: wire.documentName,
    data: wire.document,
  }),
  endpoint({
    id: 'getCoverage',
    method: 'GET',
    path: '/coverage',
    summary: 'What is known of each API, how, and which contract cases hold it',
    query: wire.coverageQuery,
    data: wire.coverage,
  }),
  endpoint({
    id: 'getReference',
    method: 'GET',
    path: '/reference',
    summary: 'A page that shows every document',
    data: wire.page,
    contentType: 'text/html',
  }),
  endpoint({
    id: 'getAsset',
    method: 'GET',
    path: '/assets/{name}',
    summary: 'A script of that page',
    params: wire.assetName,
    data: wire.script,
    contentType: 'text/javascript',
  }),
]
