import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it } from 'vitest'
import { parseWebhook, WebhookError, type WebhookOptions } from '../../client/webhook.ts'
import { createBacklot } from '../../emulator/index.ts'
import { openReceiver } from '../support/receiver.ts'

interface Made {
  readonly id: string
}
const isEvent = (json: unknown): json is Made =>
  typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const secret = `whsec_${base64('the first of two secrets')}`
const other = base64('the second of two secrets')
const body = '{"id":"ä"}'

function signed(text = body, by = secret, at = new Date()): Record<string, string> {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign('msg_1', at, text),
  }
}

function problemOf(
  text: string | Uint8Array,
  headers: Record<string, string> = {},
  options: Partial<WebhookOptions<Made>> = {},
): WebhookError {
  try {
    parseWebhook(text, headers, { isEvent, ...options })
  } catch (error) {
    if (error instanceof WebhookError) return error
    throw error
  }
  throw new Error('it was taken')
}

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

describe('a webhook that is not signed', () => {
  it.each([
    ['text', body],
    ['bytes', new TextEncoder().encode(body)],
  ])('is read from %s, and has no id', (_, given) => {
    const { event, id } = parseWebhook(given, {}, { isEvent })
    expect([event.id, id]).toEqual(['ä', undefined])
  })

  it.each([
    ['no JSON', 'id=1'],
    ['nothing', ''],
    ['no event of the API', '{"id":1}'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('is refused when it is %s', (_, given) => {
    expect(problemOf(given)).toMatchObject({ name: 'WebhookError', problem: 'body' })
  })

  it('is refused where a signature is asked for', () => {
    expect(problemOf(body, {}, { secret })).toMatchObject({
      problem: 'signature',
      message: expect.stringContaining('Missing required headers'),
    })
  })
})

describe('a signed webhook', () => {
  const upper = Object.fromEntries(
    Object.entries(signed()).map(([name, value]) => [name.toUpperCase(), [value]]),
  )

  it.each([
    ['an object', signed()],
    ['an object in capitals with lists', upper],
    ['the headers of fetch', new Headers(signed())],
  ])('is taken with headers as %s, and tells its id', (_, headers) => {
    const received = parseWebhook(new TextEncoder().encode(body), headers, { isEvent, secret })
    expect(received).toEqual({ event: { id: 'ä' }, id: 'msg_1' })
  })

  it('is taken by any of the secrets', () => {
    const headers = signed(body, other)
    expect(problemOf(body, headers, { secret }).problem).toBe('signature')
    const secrets = [secret, other] as const
    expect(parseWebhook(body, headers, { isEvent, secret: secrets }).id).toBe('msg_1')
  })

  it('is refused when its body was changed, even into the same JSON', () => {
    expect(problemOf('{"id": "ä"}', signed(), { secret }).problem).toBe('signature')
  })

  it.each([-600_000, 600_000])('is refused when it is %i milliseconds away from now', (away) => {
    const headers = signed(body, secret, new Date(Date.now() + away))
    expect(problemOf(body, headers, { secret })).toMatchObject({
      problem: 'signature',
      cause: expect.objectContaining({ message: expect.stringMatching(/too (old|new)/) }),
    })
  })

  it('is refused for its signature before its body is looked at', () => {
    expect(problemOf('no JSON', {}, { secret }).problem).toBe('signature')
  })

  it('is not judged by a secret that is none, which is a mistake of ours', () => {
    expect(() => parseWebhook(body, signed(), { isEvent, secret: '!' })).toThrow(
      expect.not.objectContaining({ name: 'WebhookError' }),
    )
  })
})

it('A webhook that a backlot signs is taken, also on a clock that stands still.', async () => {
  const receiver = await openReceiver()
  const backlot = createBacklot({ clock: 'frozen', webhooks: { sign: { secret } } })
  closers.push(receiver.close, () => backlot.close())
  const world = backlot.world()
  world.webhooks.post(
    { provider: 'p', account: 'me', operation: 'make' },
    { at: world.clock.now(), event: 'made', key: 'a', url: receiver.hook, body: () => body },
  )
  await world.advance({ by: 0 })
  const [sent] = receiver.received
  expect(parseWebhook(sent?.body ?? '', sent?.headers ?? {}, { isEvent, secret })).toEqual({
    event: { id: 'ä' },
    id: world.webhooks.get('wh-000001')?.message,
  })
})
