import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '../../../../contracts/index.ts'
import { writeDraft } from '../../../../emulator/cli/record/draft-file.ts'
import { backlotStage } from '../../../../scenarios/runner/backlot-stage.ts'
import { readScenario } from '../../../../scenarios/runner/document.ts'
import { playScenario } from '../../../../scenarios/runner/play.ts'
import {
  changed,
  differencesIn,
  failedIn,
  ownFolder,
  recordStory,
  replayed,
  type Told,
} from '../record/recorded.ts'

const scenarios = fileURLToPath(new URL('../../../../scenarios/', import.meta.url))
const files = (await readdir(scenarios)).filter((name) => name.endsWith('.arazzo.yaml'))

let folder: Awaited<ReturnType<typeof ownFolder>>
beforeAll(async () => {
  folder = await ownFolder()
})
afterAll(() => folder.remove())

describe('a recording of a differently seeded emulator replays with all match, and its draft plays:', () => {
  it.each(files)('%s', async (name) => {
    const provider = contracts.find(({ id }) => name.startsWith(id))?.id ?? 'tiktok'
    const file = await recordStory(folder.path, provider, async ({ url }) => {
      const scenario = readScenario(scenarios + name, await readFile(scenarios + name, 'utf8'))
      const stage = backlotStage({ baseUrl: url, elapsed: () => performance.now() })
      const { passed } = await playScenario(scenario, stage, { world: 'app' })
      expect(passed).toBe(true)
    })
    const { code, account } = await replayed(file, { strict: true })
    expect(differencesIn(account)).toEqual([])
    expect(account.counts.match).toBeGreaterThanOrEqual(3)
    expect(code).toBe(0)
    const draft = join(folder.path, name)
    await writeDraft(file, draft, false)
    expect(await failedIn(draft)).toEqual([])
  })

  it('a product told by forms, its previews polled for and rendered', async () => {
    const key = { 'X-API-ID': 'demo.app', 'X-API-KEY': 'demo.app' }
    const file = await recordStory(
      folder.path,
      'creatify',
      async ({ call, advance }) => {
        const form = new FormData()
        form.append('url', 'https://shop.example.com/kettle')
        const { json: link } = await call('POST', '/api/links/', { body: form })
        const many = new URLSearchParams({ title: 'Kettle', description: 'It pours.' })
        for (const side of ['front', 'back', 'top'])
          many.append('image_urls', `https://shop.example.com/${side}.jpg`)
        const { status } = await call('POST', '/api/links/link_with_params/', { body: many })
        expect(status).toBe(200)
        const { json: job } = await call('POST', '/api/link_to_videos/preview_list_async/', {
          json: { link: (link as { id: string }).id, visual_styles: ['FullScreenTemplate'] },
        })
        const { id } = job as { id: string }
        const poll = () => call('GET', `/api/link_to_videos/${id}/`)
        await poll()
        await advance({ until: id })
        const { json: ready } = await poll()
        const [preview] = (ready as { previews: { media_job: string }[] }).previews
        await call('POST', `/api/link_to_videos/${id}/render_single_preview/`, {
          json: { media_job: preview?.media_job },
        })
        for (const _ of Array(5)) {
          await poll()
          await advance({ by: '20s' })
        }
        await advance({ until: id })
        const { json: done } = await poll()
        expect(done).toMatchObject({ status: 'done' })
        await call('GET', `/api/link_to_videos/?ids=${id}`)
        await call('GET', '/api/personas/paginated/?page_size=3')
        const { status: unknown } = await call('GET', '/api/remaining_credits/', {
          headers: { 'X-API-ID': 'wrong', 'X-API-KEY': 'wrong' },
        })
        expect(unknown).toBe(401)
      },
      key,
    )
    const { account } = await replayed(file)
    expect(differencesIn(account)).toEqual([])
    expect(account.counts).toEqual({ match: 15, drift: 0, unverified: 0 })
  })
})

/** A story of ten exchanges and more, one for each thing that can be distorted. */
async function tenExchanges({ call, advance }: Told): Promise<void> {
  const base = '/open_api/v1.3/creative'
  const { json: upload } = await call('POST', '/open_api/v1.3/file/video/ad/upload/', {
    json: {
      upload_type: 'UPLOAD_BY_URL',
      use_scenario: 'AIGC',
      video_url: 'https://media.example.com/kettle.mp4',
    },
  })
  const [{ video_id }] = (upload as { data: [{ video_id: string }] }).data
  const product = {
    source_language: 'en',
    product_name: 'Kettle',
    title: 'Kettle',
    description: 'It pours.',
    selling_points: [],
  }
  const { json: made } = await call('POST', `${base}/aigc/video/task/create/`, {
    json: {
      aigc_video_type: 'VOICEOVER',
      product_video_info: {
        product_info_list: [product],
        input_video_list: { video_id_list: [video_id] },
      },
    },
  })
  const [task = ''] = (made as { data: { task_ids: string[] } }).data.task_ids
  const query = new URLSearchParams({
    task_ids: JSON.stringify([task]),
    aigc_video_type: 'VOICEOVER',
  })
  const poll = async (): Promise<string | undefined> => {
    const { json } = await call('GET', `${base}/aigc/video/task/list/?${query}`)
    return (json as { data: { list: { status: string }[] } }).data.list[0]?.status
  }
  expect(await poll()).toBe('SUBMITTED')
  await advance({ next: true })
  expect(await poll()).toBe('PROCESSING')
  await advance({ until: task })
  expect(await poll()).toBe('SUCCESS')
  expect(await poll()).toBe('SUCCESS')
  const list = `${base}/aigc/video/list/?aigc_video_types=${encodeURIComponent('["VOICEOVER"]')}`
  await call('GET', list)
  await call('GET', list)
  await call('GET', `${list}&page=nought`)
  await call('GET', `${base}/digital_avatar/get/?page_size=2`)
}

describe('ten distortions of one recording', () => {
  it('are told as exactly those ten', async () => {
    const file = await recordStory(folder.path, 'tiktok', tenExchanges, {
      'Access-Token': 'demo.app',
    })
    expect((await replayed(file)).account.counts).toEqual({ match: 10, drift: 0, unverified: 0 })

    type Task = Record<string, unknown>
    const taskOf = ({ data }: { data: { list: Task[] } }): Task => data.list[0] ?? {}
    const set = (object: Task, name: string, value: unknown): void => {
      object[name] = value
    }
    const distorted = await changed(file, 'distorted', (har, body) => {
      const [upload] = har.log.entries
      if (upload) upload.response.status = 500
      body(2, (json: Task) => set(json, 'code', 40100))
      body(3, (json: never) => void Reflect.deleteProperty(taskOf(json), 'aigc_video_type'))
      body(4, (json: never) => set(taskOf(json), 'status', 'SUCCESS'))
      body(5, (json: never) => set(taskOf(json), 'preview_url', 'soon'))
      body(6, (json: never) => set(taskOf(json), 'video_id', 'v10033g50000aaaaaaaaaaaaaaaaaaa0'))
      body(7, (json: { data: { page_info: Task } }) => set(json.data.page_info, 'pages', 1))
      body(8, (json: never) => set(taskOf(json), 'create_time', 1767225600))
      body(9, (json: Task) => set(json, 'code', 40001))
      body(10, (json: { data: { list: { tag_groups: Task[] }[] } }) => {
        const [tags] = json.data.list[0]?.tag_groups ?? []
        if (tags) tags['tag_type'] = 'mood'
      })
    })
    const { code, account } = await replayed(distorted)
    expect(differencesIn(account).map((line) => line.replace(/ → .*/, ''))).toEqual([
      '1 status 500',
      '2 code 40100',
      '3 data.list.0.aigc_video_type nothing',
      '4 data.list.0.status "SUCCESS"',
      '5 data.list.0.preview_url "soon"',
      '6 data.list.0.video_id "v10033g50000aaaaaaaaaaaaaaaaaaa0"',
      '7 data.page_info.pages 1',
      '8 data.list.0.create_time 1767225600',
      '9 code 40001',
      '10 data.list.0.tag_groups.0.tag_type "mood"',
    ])
    expect(code).toBe(1)
  })

  it('of states alone are told as what they are, wherever they stand', async () => {
    const file = await recordStory(folder.path, 'tiktok', tenExchanges, {
      'Access-Token': 'demo.app',
    })
    for (const [number, state] of [
      [3, 'SUCCESS'],
      [4, 'FAILED'],
      [4, 'DONE'],
      [5, 'PROCESSING'],
      [5, 'SUCESS'],
      [6, 'SUBMITTED'],
      [6, 'FAILED'],
    ] as const) {
      const distorted = await changed(file, `${number}-${state}`, (_, body) => {
        body(number, (json: { data: { list: { status: string }[] } }) => {
          const [task] = json.data.list
          if (task) task.status = state
        })
      })
      const { account } = await replayed(distorted)
      expect(differencesIn(account)).toEqual([
        expect.stringContaining(`${number} data.list.0.status "${state}" → `),
      ])
    }
  })
})

it('a report of a replay tells every exchange', async () => {
  const file = await recordStory(folder.path, 'tiktok', tenExchanges, {
    'Access-Token': 'demo.app',
  })
  const report = join(folder.path, 'replay.xml')
  const { printed } = await replayed(file, { report: [report], json: true })
  expect(printed).not.toContain('demo.app')
  const xml = await readFile(report, 'utf8')
  expect(xml.match(/<testcase /g)).toHaveLength(10)
  expect(xml).toContain('0004-listVideoTasks')
})
