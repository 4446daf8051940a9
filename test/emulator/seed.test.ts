import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { catalogue } from '../../contracts/catalogue.ts'
import { playedByDefault } from '../../emulator/catalogue.ts'
import { serve } from '../../emulator/cli/serve.ts'
import { type BacklotOptions, createBacklot, type FixtureError } from '../../emulator/index.ts'
import { printedFixtureSchema } from '../../emulator/seed/schema.ts'
import { paths, remix, tasksTarget } from '../support/tiktok.ts'

// What a test looks into is what it expects there; a wrong guess fails the test.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Anything = any

const origin = 'http://backlot.test'
const film = Buffer.from('the bytes of a film of my own')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backlot-fixture-'))
  await mkdir(join(folder, 'films'))
  await writeFile(join(folder, 'films', 'mine.mp4'), film)
  await writeFile(join(folder, 'secret.mp4'), 'secret')
  await symlink(join(folder, 'secret.mp4'), join(folder, 'films', 'link.mp4'))
  await writeFile(join(folder, 'films', 'notes.txt'), 'no film')
})
afterAll(() => rm(folder, { recursive: true }))

function open(options: BacklotOptions = {}) {
  const media = { folder: join(folder, 'films') }
  const backlot = createBacklot({ clock: 'frozen', media, ...options })
  onTestFinished(async () => {
    expect(backlot.world().failures).toEqual([])
    await backlot.close()
  })
  const call = async (target: string, body?: object, credential = 'demo'): Promise<Anything> => {
    const response = await backlot.fetch(origin + target, {
      method: body ? 'POST' : 'GET',
      headers: {
        'access-token': credential,
        'x-api-id': credential,
        'x-api-key': credential,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return response.json()
  }
  return { backlot, call }
}

describe('a fixture', () => {
  it('plants uploads that can be used, and some that cannot', async () => {
    const { backlot, call } = open()
    const planted = await backlot.seed({
      tiktok: [{ uploads: [{ as: 'good' }, { as: 'bad', problem: 'badRatio' }] }],
    })
    expect(planted.map(({ provider, kind, as }) => [provider, kind, as])).toEqual([
      ['tiktok', 'upload', 'good'],
      ['tiktok', 'upload', 'bad'],
    ])
    const [good, bad] = planted.map(({ id }) => id)
    expect((await call(paths.createVideoTask, remix([good ?? '']))).code).toBe(0)
    expect((await call(paths.createVideoTask, remix([bad ?? '']))).code).not.toBe(0)
  })

  it('plants tasks in any state: those that have ended stay, the others go on from now', async () => {
    const { backlot, call } = open()
    const states = ['SUBMITTED', 'PROCESSING', 'SUCCESS', 'FAILED']
    const tasks = states.map((state) => ({ type: 'VOICEOVER', state, ago: '3h' }))
    const planted = await backlot.seed({
      tiktok: [{ tasks: [...tasks, { type: 'VOICEOVER', state: 'PROCESSING', hold: true }] }],
    })
    const ids = planted.map(({ id }) => id)
    const statuses = async () => {
      const { data } = await call(tasksTarget(ids, 'VOICEOVER'))
      return data.list.map(({ status }: Anything) => status)
    }
    expect(await statuses()).toEqual([...states, 'PROCESSING'])
    const fired = await backlot.world().advance({ by: 3_600_000 })
    expect(new Set(fired.map(({ id }) => id))).toEqual(new Set(ids.slice(0, 2)))
    expect(await statuses()).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS', 'FAILED', 'PROCESSING'])
  })

  it('plants dubbed videos, which no operation makes', async () => {
    const { backlot, call } = open()
    await backlot.seed({ tiktok: [{ tasks: [{ type: 'DUBBED', count: 3, ago: '1h' }] }] })
    const { data } = await call(paths.listVideos)
    expect(data.page_info.total_number).toBe(3)
    expect(data.list[0].create_time).toBe('2025-12-31 23:00:00')
  })

  it('plants links, jobs and credits, and hears of no webhook that lies in the past', async () => {
    const { backlot, call } = open()
    const hook = 'http://127.0.0.1:1/hook'
    const planted = await backlot.seed({
      creatify: [
        {
          credits: 7,
          links: [{ as: 'kettle', title: 'My kettle', image_urls: [] }],
          jobs: [
            { as: 'done', link: 'kettle', webhook_url: hook },
            { as: 'previews', kind: 'previews', visual_styles: ['FullScreenTemplate'] },
            { as: 'running', state: 'running', webhook_url: hook },
          ],
        },
      ],
    })
    const idOf = (name: string) => planted.find(({ as }) => as === name)?.id ?? ''
    expect((await call(`/api/links/${idOf('kettle')}/`)).link.title).toBe('My kettle')
    expect(await call('/api/remaining_credits/')).toEqual({ remaining_credits: 7 })
    const job = async (name: string) => call(`/api/link_to_videos/${idOf(name)}/`)
    expect(await job('done')).toMatchObject({ status: 'done', link: idOf('kettle') })
    expect((await job('previews')).previews).toHaveLength(1)
    expect(await job('running')).toMatchObject({ status: 'running', video_output: null })
    const fired = await backlot.world().advance({ by: 60_000 * 30 })
    const delivered = fired.filter(({ kind }) => kind === 'webhook.delivery')
    expect(new Set(delivered.map(({ task }) => task))).toEqual(new Set([idOf('running')]))
  })

  it('plants material groups and tasks in them', async () => {
    const { backlot, call } = open()
    const [group, task] = await backlot.seed({
      aitoearn: [{ credits: 1000, groups: [{ as: 'spring' }], tasks: [{ group: 'spring' }] }],
    })
    const { data } = await call(`/api/ai/video/generations/${task?.id}`)
    expect(data).toMatchObject({ status: 'SUCCESS', groupId: group?.id })
    const made = { model: 'seedance-2-fast-beta', prompt: 'P', groupId: group?.id }
    expect((await call('/api/ai/video/generations', made)).code).toBe(0)
    expect((await call('/api/ai/video/generations', made, 'demo.default.default.me')).code).toBe(
      12801,
    )
  })

  it('puts a film of your own in the place of a video, whole and in part', async () => {
    const { backlot, call } = open()
    const media = 'mine.mp4'
    await backlot.seed({
      tiktok: [{ tasks: [{ type: 'DUBBED', media }] }],
      creatify: [{ links: [{}], jobs: [{ as: 'job', media }] }],
      aitoearn: [{ tasks: [{ media }] }],
    })
    const urls = [
      (await call(paths.listVideos)).data.list[0].preview_url,
      (await call('/api/ai/video/generations')).data.list[0].videoUrl,
      JSON.stringify(await call('/_backlot/snapshot')).includes('mine.mp4') && undefined,
    ].filter((url) => url !== undefined)
    expect(urls).toHaveLength(2)
    for (const url of urls) {
      const whole = await backlot.fetch(url)
      expect(whole.headers.get('content-type')).toBe('video/mp4')
      expect(whole.headers.get('content-length')).toBe(String(film.length))
      expect(Buffer.from(await whole.arrayBuffer())).toEqual(film)
      const part = await backlot.fetch(url, { headers: { range: 'bytes=4-8' } })
      expect([part.status, await part.text()]).toEqual([206, 'bytes'])
    }
  })

  it('whose film is gone by the time it is fetched says so', async () => {
    const { backlot, call } = open()
    await writeFile(join(folder, 'films', 'fleeting.mp4'), film)
    await backlot.seed({ tiktok: [{ tasks: [{ type: 'DUBBED', media: 'fleeting.mp4' }] }] })
    await rm(join(folder, 'films', 'fleeting.mp4'))
    const reply = await backlot.fetch((await call(paths.listVideos)).data.list[0].preview_url)
    expect([reply.status, await reply.text()]).toEqual([
      404,
      '404 Not Found: there is no file fleeting.mp4 in the folder of media files\n',
    ])
  })

  it.each([
    ['outside of the folder', '../secret.mp4', /outside of the folder/],
    ['of an absolute path', '/etc/hostname.mp4', /outside of the folder/],
    ['that a link leads out to', 'link.mp4', /leads out of the folder/],
    ['that is not there', 'nope.mp4', /there is no file nope\.mp4/],
    ['that is no film', 'notes.txt', /notes\.txt is none of \.mp4/],
  ])('refuses a file %s', async (_, media, says) => {
    const { backlot } = open()
    const seeding = backlot.seed({ tiktok: [{ tasks: [{ type: 'DUBBED', media }] }] })
    await expect(seeding).rejects.toThrow(says)
  })

  it('may not lead out of the folder by way of a snapshot either', async () => {
    const { backlot, call } = open()
    await backlot.seed({ tiktok: [{ tasks: [{ type: 'DUBBED', media: 'mine.mp4' }] }] })
    const taken = JSON.stringify(await backlot.world().snapshot())
    await backlot.world().restore(JSON.parse(taken.replace('mine.mp4', '../secret.mp4')))
    const reply = await backlot.fetch((await call(paths.listVideos)).data.list[0].preview_url)
    expect([reply.status, await reply.text()]).toEqual([404, expect.stringMatching(/outside/)])
  })

  it('is the same to the byte whenever it is planted', async () => {
    const everything = {
      tiktok: [{ uploads: [{}], tasks: [{ type: 'DUBBED', count: 2 }, { type: 'VOICEOVER' }] }],
      creatify: [{ links: [{}], jobs: [{}, { kind: 'preview' }] }],
      aitoearn: [{ groups: [{ as: 'g' }], tasks: [{ group: 'g' }] }],
    }
    const [one, other] = [open(), open()]
    expect(await one.backlot.seed(everything)).toEqual(await other.backlot.seed(everything))
    expect(await one.backlot.snapshot()).toEqual(await other.backlot.snapshot())
  })
})

describe('a fixture with a mistake', () => {
  it.each<[text: string, says: RegExp]>([
    ['tiktok:\n  - uplods: []', /^f\.yaml:2:5: tiktok\[0\]\.uplods: .* did you mean "uploads"\?$/],
    ['tiktk: []', /^f\.yaml:1:1: tiktk: there is no such key; did you mean "tiktok"\?$/],
    [
      'tiktok:\n  - tasks:\n      - type: NONE',
      /^f\.yaml:3:15: tiktok\[0\]\.tasks\[0\]\.type: .*DUBBED/,
    ],
    [
      'creatify:\n- jobs:\n  - link: nix',
      /^f\.yaml:3:11: creatify\[0\]\.jobs\[0\]\.link: no link .*"nix"/,
    ],
    ['creatify:\n- jobs:\n  - {}', /^f\.yaml:3:5: creatify\[0\]\.jobs\[0\]: a job needs a link/],
    [
      'creatify:\n- links: [{}]\n  jobs:\n  - {kind: previews, state: done}',
      /^f\.yaml:4:29: .*state: a previews is never done, but previews_ready/,
    ],
    ['aitoearn:\n- tasks:\n  - group: nix', /^f\.yaml:3:12: .*group: no material group .*"nix"/],
    ['aitoearn:\n- tasks:\n  - ago: soon', /^f\.yaml:3:10: .*ago: must be a duration/],
    ['a: [', /^f\.yaml:1:5: /],
    ['', /^f\.yaml:1:1: .*expected object/],
  ])('%j is refused by line and column, and plants nothing', async (text, says) => {
    const { backlot } = open()
    const before = await backlot.snapshot()
    const good = 'tiktok:\n  - uploads: [{}]\n'
    const error = await backlot.seed(text, { file: 'f.yaml' }).catch((one: FixtureError) => one)
    expect((error as FixtureError).message).toMatch(says)
    expect(await backlot.snapshot()).toEqual(before)
    expect(await backlot.seed(good)).toHaveLength(1)
  })

  it('names all its mistakes of form at once', async () => {
    const { backlot } = open()
    const seeding = backlot.seed('tiktok:\n  - uplods: []\n    tsks: []\naitoearn: 1')
    const { problems } = (await seeding.catch((error: unknown) => error)) as FixtureError
    expect(problems.map(({ path, line }) => [path, line])).toEqual([
      ['tiktok[0].uplods', 2],
      ['tiktok[0].tsks', 3],
      ['aitoearn', 4],
    ])
  })
})

describe('a fixture file', () => {
  it('is planted at the start, with films beside it', async () => {
    const file = join(folder, 'films', 'fixtures.yaml')
    await writeFile(file, 'tiktok:\n  - tasks:\n      - { type: DUBBED, media: mine.mp4 }\n')
    const options = { clock: 'frozen' }
    const served = await serve({ port: 0, host: '127.0.0.1', fixtures: file, options })
    const list = await fetch(served.url + paths.listVideos, { headers: { 'access-token': 'demo' } })
    const { data } = (await list.json()) as Anything
    expect(data.list[0].preview_url).toContain(served.url)
    expect(await (await fetch(data.list[0].preview_url)).text()).toBe(film.toString())
    await served.end()
  })

  it('that is wrong or missing ends the start', async () => {
    const file = join(folder, 'wrong.yaml')
    await writeFile(file, 'tiktk: []')
    const start = (fixtures: string) => serve({ port: 0, host: '127.0.0.1', fixtures, options: {} })
    await expect(start(file)).rejects.toThrow(/wrong\.yaml:1:1: tiktk: .*did you mean "tiktok"/)
    await expect(start(`${file}.not`)).rejects.toThrow(/there is no fixture file/)
  })

  it('has a schema for editors that knows every API, and that is up to date', async () => {
    const shipped = new URL('../../emulator/seed/schema.json', import.meta.url)
    const printed = await printedFixtureSchema(playedByDefault)
    expect(await readFile(shipped, 'utf8')).toBe(printed)
    const { properties, additionalProperties } = JSON.parse(printed)
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(catalogue.map(({ contract }) => contract.id)),
    )
    expect(additionalProperties).toBe(false)
  })
})
