import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { endpoint } from './endpoint.ts'
import * as webhooks from './webhooks-wire.ts'
import * as wire from './wire.ts'

/** Webhooks, and what becomes of them. */
export const delivering: readonly Endpoint[] = [
  endpoint({
    id: 'listWebhooks',
    method: 'GET',
    path: '/webhooks',
    summary: 'Read what webhooks were sent, and what became of them',
    query: webhooks.deliveriesQuery,
    data: webhooks.deliveries,
  }),
  // Before the path with an id, which it would be one of.
  endpoint({
    id: 'awaitWebhook',
    method: 'GET',
    path: '/webhooks/await',
    summary: 'Wait for a webhook, or take one that was sent already',
    query: webhooks.awaitQuery,
    data: webhooks.awaited,
  }),
  endpoint({
    id: 'getWebhook',
    method: 'GET',
    path: '/webhooks/{id}',
    summary: 'Read one webhook and every attempt to deliver it',
    params: webhooks.deliveryPath,
    query: wire.worldQuery,
    data: webhooks.delivery,
  }),
  endpoint({
    id: 'resendWebhook',
    method: 'POST',
    path: '/webhooks/{id}/resend',
    summary: 'Send a webhook once more, now, and wait for the answer',
    params: webhooks.deliveryPath,
    query: wire.worldQuery,
    data: webhooks.delivery,
  }),
]
