import { expect, test } from 'vitest'
import { createBacklot, type Heard } from '../../../emulator/index.ts'

const list = 'http://localhost/open_api/v1.3/creative/aigc/video/list/'

/** A backlot and the lines its listener hears. */
function listened() {
  const heard: string[] = []
  const onRequest = ({ provider, status, refused }: Heard, world: string): void => {
    heard.push(`${world} ${provider} ${status}${refused ? ` ${refused.check}` : ''}`)
  }
  return { heard, backlot: createBacklot({ clock: 'frozen' }, { onRequest }) }
}

test('a listener hears of calls in worlds that open later, and in those that were reset', async () => {
  const { heard, backlot } = listened()
  const headers = { 'Access-Token': 'demo.late' }
  await backlot.fetch(list, { headers })
  await backlot.fetch('http://localhost/_backlot/reset?world=late', { method: 'POST' })
  await backlot.fetch(list, { headers })
  expect(heard).toEqual(['late tiktok 200', 'late backlot 200', 'late tiktok 200'])
})

test('a listener hears of refused control calls, and not of health, nor of pages and what they load', async () => {
  const { heard, backlot } = listened()
  await backlot.fetch('http://localhost/_backlot/health')
  const page = await backlot.fetch('http://localhost/_backlot/')
  const [asset = ''] = /\/_backlot\/assets\/[^"]+/.exec(await page.text()) ?? []
  expect((await backlot.fetch(`http://localhost${asset}`)).status).toBe(200)
  await backlot.fetch('http://localhost/_backlot/nothing')
  await backlot.fetch('http://localhost/_backlot/clock?world=unheard-of')
  expect(heard).toEqual(['default backlot 404 Not found', 'default backlot 404 Not found'])
})

test('whoever opens the bare address in a browser is led to the console, and nobody else', async () => {
  const { heard, backlot } = listened()
  const open = (path: string, accept: string) =>
    backlot.fetch(`http://localhost${path}`, { headers: { accept } })
  const led = await open('/', 'text/html,application/xhtml+xml')
  expect([led.status, led.headers.get('location')]).toEqual([302, '/_backlot/'])
  expect((await open('/', '*/*')).status).toBe(404)
  expect((await open('/elsewhere', 'text/html')).status).toBe(404)
  expect(heard).toEqual(['default none 404 route', 'default none 404 route'])
})

test('a listener hears of no credential, wherever it stood, and of no header and no body', async () => {
  const heard: Heard[] = []
  const backlot = createBacklot(
    { clock: 'frozen', credentials: { 's3cret-of-mine': {} } },
    { onRequest: (call) => heard.push(call) },
  )
  const headers = { 'Access-Token': 's3cret-of-mine' }
  await backlot.fetch(`${list}?note=s3cret-of-mine&api_key=other`, { headers })
  await backlot.fetch(`${list}s3cret-of-mine`, { headers })
  await backlot.fetch(list.replace('video/list', 'video/task/create'), {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ aigc_video_type: 's3cret-of-mine' }),
  })
  expect(heard).toHaveLength(3)
  expect(heard[0]).toMatchObject({
    operation: 'listVideos',
    target: expect.stringMatching(/redacted/),
  })
  expect(JSON.stringify(heard)).not.toMatch(/s3cret|other/)
  for (const name of ['requestHeaders', 'requestBody', 'responseBody', 'secret'])
    expect(heard[0]).not.toHaveProperty(name)
})

test('a call that no API claims is told to the listener and kept in the journal with its reason', async () => {
  const { heard, backlot } = listened()
  const answer = await backlot.fetch('http://localhost/v2/videos', { method: 'POST', body: '{}' })
  expect(answer.status).toBe(404)
  expect(heard).toEqual(['default none 404 route'])
  const [entry] = backlot.world().journal.page({ refused: true }, 0, 10).entries
  expect(entry).toMatchObject({
    provider: 'none',
    request: { method: 'POST', target: '/v2/videos' },
    refused: { reason: expect.stringContaining('nothing is emulated at /v2/videos') },
  })
})
