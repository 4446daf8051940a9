import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStand, type Stand } from '../../../support/backlot.ts'
import { openReceiver } from '../../../support/receiver.ts'
import { animation, paths } from '../../../support/tiktok.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand({ journal: { entries: 2 } })
})
afterAll(() => stand.close())

const animate = (world: string, from = stand) =>
  request(from.url)
    .post(paths.createImageAnimationTask)
    .set('Access-Token', `demo.${world}`)
    .send(animation)

/** Figures by name and labels, as an own reader of the format finds them; lines of comment are left out. */
async function figures(path = '/metrics', from = stand): Promise<Map<string, number>> {
  const reply = await request(from.url).get(path)
  expect(reply.status).toBe(200)
  expect(reply.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = reply.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const mark = line.lastIndexOf(' ')
      return [line.slice(0, mark), Number(line.slice(mark + 1))]
    }),
  )
}

const operation = 'provider="tiktok",operation="createImageAnimationTask"'

describe('the figures for Prometheus', () => {
  it('count calls by operation and code, over all worlds and beyond what the journal keeps', async () => {
    const worlds = [await stand.freshWorld(), await stand.freshWorld()]
    for (const world of worlds) for (let count = 0; count < 3; count += 1) await animate(world)
    const found = await figures()
    expect(found.get(`backlot_requests_total{${operation},status="200",code="0"}`)).toBe(2)
    expect(found.get(`backlot_requests_total{${operation},status="200",code="40100"}`)).toBe(4)
    expect(found.get(`backlot_quota_refusals_total{${operation}}`)).toBe(4)
    expect(
      found.get(`backlot_request_seconds_total{${operation},status="200",code="0"}`),
    ).toBeGreaterThan(0)
    // Counters never go back, not even with their worlds.
    await stand.control('POST', `/reset?world=${worlds[0]}`)
    await stand.control('DELETE', `/worlds/${worlds[1]}`)
    expect((await figures()).get(`backlot_quota_refusals_total{${operation}}`)).toBe(4)
  })

  it('count tasks by the state they are in now', async () => {
    const own = await openStand()
    const world = await own.freshWorld()
    await animate(world, own)
    const key = (status: string) => `backlot_tasks{provider="tiktok",status="${status}"}`
    expect((await figures('/metrics', own)).get(key('SUBMITTED'))).toBe(1)
    await own.control('POST', `/clock/advance?world=${world}`, { by: '1h' })
    const later = await figures('/_backlot/metrics', own)
    expect([later.get(key('SUBMITTED')), later.get(key('SUCCESS'))]).toEqual([undefined, 1])
    expect(later.get('backlot_worlds')).toBe(2)
    expect(later.get('backlot_internal_errors')).toBe(0)
    await own.close()
  })

  it('count webhooks by outcome, and faults by kind', async () => {
    const world = await stand.freshWorld()
    const receiver = await openReceiver()
    const credential = { 'X-API-ID': `demo.${world}`, 'X-API-KEY': `demo.${world}` }
    const link = await request(stand.url)
      .post('/api/links/')
      .set(credential)
      .send({ url: 'https://shop.example.com/kettle' })
    await request(stand.url)
      .post('/api/link_to_videos/preview_list_async/')
      .set(credential)
      .send({
        link: link.body.id,
        visual_styles: ['FullScreenTemplate'],
        webhook_url: receiver.hook,
      })
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '1h' })
    await receiver.close()
    await stand.control('POST', `/faults?world=${world}`, {
      provider: 'creatify',
      times: 1,
      fault: { kind: 'http', status: 503 },
    })
    await request(stand.url).get('/api/remaining_credits/').set(credential)
    const found = await figures()
    const delivered = 'backlot_webhook_deliveries_total{provider="creatify",outcome="delivered"}'
    expect(found.get(delivered)).toBe(1)
    expect(found.get('backlot_faults_total{provider="creatify",kind="http"}')).toBe(1)
  })

  it('tell of the process, and belong to one backlot alone', async () => {
    const other = await openStand()
    await animate('default')
    const found = await figures('/metrics', other)
    expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
    expect([...found.keys()].some((key) => key.startsWith('nodejs_eventloop_lag'))).toBe(true)
    expect([...found.keys()].some((key) => key.startsWith('backlot_requests_total'))).toBe(false)
    await other.close()
  })

  it('are guarded like the rest of the control plane', async () => {
    for (const path of ['/metrics', '/_backlot/metrics']) {
      const reply = await request(stand.url).get(path).set('Host', 'evil.example.com')
      expect(reply.status).toBe(403)
      const wrong = await request(stand.url).get(`${path}?wrld=x`)
      expect(wrong.status).toBe(400)
    }
  })
})
