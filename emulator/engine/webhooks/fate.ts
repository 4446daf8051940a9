/** What can be asked to happen to a webhook, whatever API sends it. */
export const webhookFates = {
  'webhook.drop': 'The webhook is never sent.',
  'webhook.duplicate': 'The webhook is sent a second time, right after the first.',
  'webhook.delay': 'The webhook comes late.',
  'webhook.reorder': 'The webhook comes after the next one of its account.',
} as const

export type WebhookFate = keyof typeof webhookFates

export const isWebhookFate = (name: string): name is WebhookFate =>
  Object.hasOwn(webhookFates, name)
