import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBacklot } from '../../../../emulator/index.ts'
import { folderOf } from '../../../scenarios/stage.ts'
import { backlotPlay } from './played.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const polling = 'tiktok-animation-by-polling'

/** A stand-in for the real API: it listens, and its time passes while the player sleeps. */
async function standIn() {
  const backlot = createBacklot({ clock: 'frozen' })
  onTestFinished(() => backlot.close())
  const { url } = await backlot.listen()
  const slept: number[] = []
  return {
    slept,
    given: {
      environment: { TIKTOK_BASE_URL: url },
      sleep: async (milliseconds: number) => {
        slept.push(milliseconds)
        await backlot.world().advance({ by: Math.ceil(milliseconds) })
      },
    },
  }
}

/** A file with these steps of one workflow. */
async function fileOf(steps: string): Promise<string> {
  const folder = await folderOf({
    'a.arazzo.yaml': `arazzo: 1.0.1
info: { title: A test, version: '1' }
sourceDescriptions:
  - { name: tiktok, url: ${root}contracts/tiktok/openapi.json }
  - { name: creatify, url: ${root}contracts/creatify/openapi.json }
  - { name: backlot, url: ${root}emulator/http/openapi.json }
workflows:
- workflowId: one
  inputs: { type: object, properties: { credential: { type: string, default: demo } } }
  steps:${steps}
`,
  })
  return join(folder, 'a.arazzo.yaml')
}

const create = (id: string, more = '') => `
  - stepId: ${id}
    operationId: $sourceDescriptions.tiktok.createImageAnimationTask
    requestBody: { payload: { image_url: https://media.example.com/a.jpg } }
    successCriteria: [{ condition: $response.body#/code == 0 }]
    x-backlot-cost: { amount: 1, unit: video }${more}`

describe('--target live', () => {
  test('plays a story on whatever stands for the API, waits for real, and tells the price first', async () => {
    const { given, slept } = await standIn()
    const { code, out } = await backlotPlay([polling, '--target', 'live', '--spend', '1'], given)
    expect(out).toMatch(
      /^tiktok is called at http:\S+\nIf every step is played once, this costs 1 video at tiktok\.\n/,
    )
    expect(out).toMatch(/✓ The preview is fetched while it lives/)
    expect(slept.length).toBeGreaterThan(1)
    expect(new Set(slept)).toEqual(new Set([15_000]))
    expect(code).toBe(0)
  })

  test('keeps under the quota by waiting, where an emulator would refuse', async () => {
    const { given, slept } = await standIn()
    const file = await fileOf(create('first') + create('second'))
    const { code } = await backlotPlay([file, '--target', 'live', '--spend', 'tiktok=2'], given)
    expect(slept).toHaveLength(1)
    expect(slept[0]).toBeGreaterThan(59_000)
    expect(code).toBe(0)
  })

  test('spends nothing unless that is allowed', async () => {
    const { given } = await standIn()
    const { code, refused, out } = await backlotPlay([polling, '--target', 'live'], given)
    expect(refused).toBe(
      'it costs 1 video at tiktok, and --spend does not allow that\nto allow it: --spend tiktok=1',
    )
    expect(out).not.toContain('✓')
    expect(code).toBe(3)
  })

  test('stops paying where a step is repeated beyond what may be spent', async () => {
    const { given } = await standIn()
    const again = create('again').replace('code == 0', 'code == 1')
    const retry = '\n    onFailure: [{ name: again, type: retry, retryLimit: 9, retryAfter: 60 }]'
    const file = await fileOf(again + retry)
    const { code, out } = await backlotPlay([file, '--target', 'live', '--spend', '2'], given)
    expect(out).toContain('it costs 1 video at tiktok, and 0 of 2 may still be spent')
    expect(out).toContain('(3 tries)')
    expect(code).toBe(1)
  })

  test('says which credentials it needs, for every API at once', async () => {
    const file = await fileOf(`
  - stepId: a
    operationId: $sourceDescriptions.tiktok.listVideos
  - stepId: b
    operationId: $sourceDescriptions.creatify.listVideos`)
    const { code, refused } = await backlotPlay([file, '--target', 'live'])
    expect(refused).toContain(
      'https://business-api.tiktok.com needs a credential: TIKTOK_ACCESS_TOKEN',
    )
    expect(refused).toContain('CREATIFY_API_ID, CREATIFY_API_KEY')
    expect(refused).toContain('TIKTOK_BASE_URL, CREATIFY_BASE_URL')
    expect(code).toBe(3)
  })

  test('sends no credential of a backlot to a vendor', async () => {
    const { code, refused } = await backlotPlay([polling, '--target', 'live', '--spend', '1'], {
      environment: { TIKTOK_ACCESS_TOKEN: 'demo.somewhere' },
    })
    expect(refused).toMatch(/^TIKTOK_ACCESS_TOKEN is a credential of a backlot, and https:/)
    expect(code).toBe(2)
  })

  test('the placeholder in a story becomes the real credential, a wrong one stays wrong', async () => {
    const seen: unknown[] = []
    const server = createServer(({ headers }, response) => {
      seen.push(headers['access-token'])
      response.setHeader('content-type', 'application/json').end('{"code":0,"data":{}}')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    onTestFinished(() => void server.close())
    // A server that listens on a port always has an address.
    const { port } = server.address() as AddressInfo
    const look = (id: string, token: string) => `
  - stepId: ${id}
    operationId: $sourceDescriptions.tiktok.listVideos
    parameters: [{ name: Access-Token, in: header, value: ${token} }]`
    const file = await fileOf(look('a', '$inputs.credential') + look('b', 'wrong-on-purpose'))
    const meant = ['--credential', 'TIKTOK_ACCESS_TOKEN=a-real-token']
    const { out } = await backlotPlay([file, '--target', 'live', ...meant, '--json'], {
      environment: { TIKTOK_BASE_URL: `http://127.0.0.1:${port}` },
    })
    expect(seen).toEqual(['a-real-token', 'wrong-on-purpose'])
    expect(out).not.toContain('a-real-token')
  })

  test('refuses beforehand what cannot be arranged there, each step at its place', async () => {
    const file = await fileOf(`
  - stepId: fate
    operationId: $sourceDescriptions.backlot.addFate
  - stepId: until
    operationId: $sourceDescriptions.backlot.advanceClock
    requestBody: { payload: { until: '1' } }
  - stepId: by
    operationId: $sourceDescriptions.backlot.advanceClock
    requestBody: { payload: { by: 1m } }
  - stepId: unpriced
    operationId: $sourceDescriptions.tiktok.createImageAnimationTask
  - stepId: hear
    operationId: $sourceDescriptions.tiktok.listVideos
    x-backlot-await-webhook: { within: 1m }`)
    const { code, refused = '' } = await backlotPlay([file, '--target', 'live'])
    expect(refused.match(/\d+:\d+ step "\w+"/g)).toEqual([
      '11:5 step "fate"',
      '13:5 step "until"',
      '19:5 step "unpriced"',
      '21:5 step "hear"',
    ])
    expect(code).toBe(3)
  })

  test.each([
    [['--spend', 'much'], 'that is no amount'],
    [['--spend', 'tiktk=1'], 'nothing here calls tiktk; did you mean tiktok?'],
    [['--clock', '60x'], 'live by the real clock'],
  ])('is not asked for %j', async (args, why) => {
    const { code, refused } = await backlotPlay([polling, '--target', 'live', ...args])
    expect(refused).toContain(why)
    expect(code).toBe(2)
  })
})
