import { describe, expect, it } from 'vitest'
import { aitoearn } from '../../../contracts/aitoearn/contract.ts'
import * as wire from '../../../contracts/aitoearn/wire.ts'
import { printOpenApi } from '../../../contracts/kit/openapi.ts'
import { createChance } from '../../../emulator/engine/chance.ts'
import { least, stage } from './stage.ts'

describe('the list', () => {
  it('validates against closed schemas in every state, whatever moves the tasks', async () => {
    const reply = wire.success(wire.listVideoTasksData)
    const seen = new Set<string>()
    for (const [round, progress] of (['time', 'polls', 'manual'] as const).entries()) {
      const { world, create, get, list, control } = stage({ progress, seed: `walk ${round}` })
      const { worlds } = JSON.parse((await control('GET', '/worlds')).text)
      const { groupId } = worlds[0].given.aitoearn
      const chance = createChance('walk', round)
      const ids: string[] = []
      for (let step = 0; step < 120; step += 1) {
        const what = chance.int(0, 4)
        const id = ids[chance.int(0, Math.max(0, ids.length - 1))] ?? ''
        if (what === 0) {
          const fate = chance.pick(['succeed', 'fail', 'slow', 'stuck'])
          const change = { ...(chance.unit() < 0.5 && { groupId }), duration: chance.int(1, 5) }
          const made = await create(change, { 'X-Backlot-Fate': fate })
          expect(made.code).toBe(0)
          ids.push(made.data.id)
        } else if (what === 1) await world.advance({ by: chance.int(0, 300_000) })
        else if (what === 2 && id)
          await control('POST', `/tasks/${id}/${chance.pick(['step', 'finish', 'fail', 'hold'])}`)
        else if (what === 3 && id) await get(id)
        const { text, data } = await list('?pageSize=1000')
        const parsed = reply.safeParse(JSON.parse(text))
        expect(parsed.error?.issues).toBeUndefined()
        expect(text).not.toContain('null')
        for (const task of data.list) {
          const ended = task.status === 'SUCCESS' || task.status === 'FAILURE'
          const grouped = task.status === 'SUCCESS' && task.input.groupId !== undefined
          seen.add(`${task.status} ${grouped}`)
          const has = (key: string): boolean => Object.hasOwn(task, key)
          expect([has('videoUrl'), has('error'), has('finishedAt')]).toEqual([
            task.status === 'SUCCESS',
            task.status === 'FAILURE',
            ended,
          ])
          expect([has('coverUrl'), has('mediaId'), has('groupId')]).toEqual(Array(3).fill(grouped))
        }
      }
      expect(world.failures).toEqual([])
    }
    expect([...seen].sort()).toEqual([
      'FAILURE false',
      'InProgress false',
      'SUCCESS false',
      'SUCCESS true',
    ])
  })

  it('is printed closed', () => {
    const { components } = JSON.parse(JSON.stringify(printOpenApi(aitoearn)))
    for (const name of ['VideoTaskPage', 'VideoTask', 'VideoTaskInput', 'Failure'])
      expect(components.schemas[name].additionalProperties, name).toBe(false)
  })

  it('answers the same bytes for the same calls, whatever another account does', async () => {
    const play = async (disturbed: boolean): Promise<string> => {
      const { create, list, world } = stage()
      const other = { 'X-Api-Key': 'demo.default.app.other' }
      for (let nth = 0; nth < 4; nth += 1) {
        await create()
        if (disturbed) await create({}, other)
        if (disturbed) await list('', other)
        await world.advance({ by: 200_000 })
      }
      return (await list('', { 'x-request-id': 'r' })).text
    }
    expect(await play(true)).toBe(await play(false))
  })
})

describe('credits', () => {
  it('are charged on creation and given back at the very moment of failure', async () => {
    const { create, credits, world, get } = stage()
    const { data } = await create({}, { 'X-Backlot-Fate': 'fail' })
    expect(await credits()).toMatchObject({ balance: 9952, reserved: 0, available: 9952 })
    const [fired] = await world.advance({ next: true })
    expect((await get(data.id)).data.finishedAt).toBe(new Date(fired?.at ?? 0).toISOString())
    const { balance, entries } = await credits()
    expect(balance).toBe(10_000)
    expect(entries[0]).toMatchObject({
      kind: 'refund',
      amount: 48,
      at: new Date(fired?.at ?? 0).toISOString(),
    })
    expect(Number(fired?.at) % 30_000).toBe(0)
  })

  it('are given back when a hand fails a task, and not when it finishes one that would have failed', async () => {
    const { create, credits, control, world } = stage()
    const failed = (await create()).data.id
    const saved = (await create({}, { 'X-Backlot-Fate': 'fail' })).data.id
    const held = (await create({}, { 'X-Backlot-Fate': 'fail' })).data.id
    await control('POST', `/tasks/${failed}/fail`)
    await control('POST', `/tasks/${saved}/finish`)
    await control('POST', `/tasks/${held}/hold`)
    await world.advance({ by: 24 * 3_600_000 })
    expect((await credits()).balance).toBe(10_000 - 2 * 48)
    await control('POST', `/tasks/${held}/fail`)
    expect((await credits()).balance).toBe(10_000 - 48)
  })

  it('are given back by the look that finds a failure, where looks move tasks', async () => {
    const { create, credits, list } = stage({ progress: 'polls' })
    await create({}, { 'X-Backlot-Fate': 'fail' })
    await list()
    expect((await credits()).balance).toBe(9952)
    await list()
    expect((await credits()).balance).toBe(10_000)
  })

  it('are never spent twice, however many calls come at once', async () => {
    const { create, credits } = stage({ providers: { aitoearn: { credits: { opening: 100 } } } })
    const answers = await Promise.all(Array.from({ length: 10 }, () => create()))
    expect(answers.map(({ code }) => code).sort()).toEqual([0, 0, ...Array(8).fill(12001)])
    expect((await credits()).balance).toBe(4)
  })

  it('add up to the balance over random calls, failures and settings', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { create, credits, control, world } = stage({ seed: `sum ${round}` })
      const chance = createChance('sum', round)
      for (let step = 0; step < 25; step += 1) {
        const what = chance.int(0, 3)
        const fate = chance.pick(['succeed', 'fail', 'stuck', 'upstreamRefusal'])
        if (what <= 1) await create({ duration: chance.int(1, 400) }, { 'X-Backlot-Fate': fate })
        else if (what === 2) await world.advance({ by: chance.int(0, 600_000) })
        else await control('PUT', '/credits', { provider: 'aitoearn', balance: chance.int(0, 9e3) })
        const { balance, entries, total } = await credits()
        expect(entries).toHaveLength(total)
        expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(balance)
        expect(balance).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('of a refused job are not charged', async () => {
    const { create, credits } = stage()
    expect((await create({}, { 'X-Backlot-Fate': 'upstreamRefusal' })).code).toBe(12301)
    expect(await credits()).toMatchObject({ balance: 10_000, total: 1 })
  })
})

describe('quirks', () => {
  const quirky = (quirks: object, more: object = {}) =>
    stage({ providers: { aitoearn: { quirks, ...more } } })

  it('answer bad parameters with the code of the framework', async () => {
    const { list, create } = quirky({ validationCode: 400 })
    expect(await list('?page=0')).toMatchObject({ code: 400, message: 'Validation failed' })
    expect((await create({ prompt: '' })).code).toBe(400)
  })

  it('speak Chinese where no language is asked for', async () => {
    const { list } = quirky({ defaultLocale: 'zh' })
    expect((await list('?page=0')).message).toBe('参数验证失败')
    expect((await list('?page=0', { 'Accept-Language': 'en' })).message).toBe('Validation failed')
  })

  it('spell the state of a task at work otherwise', async () => {
    const { create, get } = quirky({ inProgressSpelling: 'IN_PROGRESS' })
    expect((await get((await create()).data.id)).data.status).toBe('IN_PROGRESS')
  })

  it('let tasks move at any whole second', async () => {
    const { create, world } = quirky({ tickSeconds: 1 })
    for (let nth = 0; nth < 6; nth += 1) await create()
    const fired = await world.advance({ by: 3_600_000 })
    expect(fired.every(({ at }) => at % 1000 === 0)).toBe(true)
    expect(fired.some(({ at }) => at % 30_000 !== 0)).toBe(true)
  })

  it('give a cover to tasks of no group, and give it late', async () => {
    const { create, get, world, backlot } = quirky({ coverAlways: true, coverDelaySeconds: 45 })
    const { id } = (await create()).data
    await world.advance({ until: id })
    expect(Object.keys((await get(id)).data)).not.toContain('coverUrl')
    await world.advance({ by: 44_999 })
    expect(Object.keys((await get(id)).data)).not.toContain('coverUrl')
    await world.advance({ by: 1 })
    const { coverUrl, ...rest } = (await get(id)).data
    expect((await backlot.fetch(coverUrl)).status).toBe(200)
    expect(Object.keys(rest)).not.toContain('mediaId')
  })

  it('refuse a slash at the end of a path', async () => {
    const path = '/api/ai/video/generations/'
    expect((await stage().send('GET', path)).code).toBe(0)
    expect(await quirky({ lenientSlash: false }).send('GET', path)).toMatchObject({
      code: 404,
      message: `Cannot GET ${path}`,
    })
  })

  it('let URLs die', async () => {
    const { create, get, world, backlot } = quirky({}, { urlLifeMs: 60_000 })
    const { id } = (await create()).data
    await world.advance({ until: id })
    const { videoUrl } = (await get(id)).data
    await world.advance({ by: 59_999 })
    expect((await backlot.fetch(videoUrl)).status).toBe(200)
    await world.advance({ by: 1 })
    expect((await backlot.fetch(videoUrl)).status).toBe(403)
  })

  it('limit the rate, behind the key and before the parameters', async () => {
    const { list, world } = quirky({}, { rateLimit: 1 })
    expect((await list('?page=0')).code).toBe(10002)
    expect((await list('?page=0')).code).toBe(429)
    expect((await list('', { 'X-Api-Key': 'nobody' })).code).toBe(401)
    await world.advance({ by: 60_000 })
    expect((await list()).code).toBe(0)
  })
})

describe('media', () => {
  it.each([
    [{ ratio: '9:16', duration: 4 }, 9 / 16, 4],
    [{ metadata: { aspectRatio: '1:1' } }, 1, 6],
    [{ model: 'happyhorse-1.1', ratio: '7:5' }, 9 / 16, 5],
    [{ ratio: '21:9', duration: 0.2 }, 21 / 9, 1],
  ])('has the ratio and the length asked for (%#)', async (change, ratio, seconds) => {
    const { create, get, world, backlot } = stage()
    const { id } = (await create(change)).data
    await world.advance({ until: id })
    const response = await backlot.fetch((await get(id)).data.videoUrl)
    const { Input, BufferSource, MP4 } = await import('mediabunny')
    const source = new BufferSource(await response.arrayBuffer())
    const input = new Input({ source, formats: [MP4] })
    const track = await input.getPrimaryVideoTrack()
    expect((track?.displayWidth ?? 0) / (track?.displayHeight ?? 1)).toBeCloseTo(ratio, 1)
    expect(await input.computeDuration()).toBeCloseTo(seconds, 1)
  })

  it('is refused where a character of the URL was changed, and before the end', async () => {
    const { create, get, world, backlot, control } = stage()
    const { worlds } = JSON.parse((await control('GET', '/worlds')).text)
    const { id } = (await create({ groupId: worlds[0].given.aitoearn.groupId })).data
    await world.advance({ until: id })
    const { videoUrl, coverUrl } = (await get(id)).data
    for (const url of [videoUrl, coverUrl] as string[])
      for (let at = 'http://localhost/'.length; at < url.length; at += 1) {
        const changed = url.slice(0, at) + (url[at] === 'x' ? 'y' : 'x') + url.slice(at + 1)
        expect([403, 404]).toContain((await backlot.fetch(changed)).status)
      }
    const early = (await create()).data.id
    const path = videoUrl.replaceAll(id, early)
    expect((await backlot.fetch(path)).status).toBe(403)
  })
})

describe('a body', () => {
  it('that is hostile is refused or dropped, and never breaks anything', async () => {
    const { create, world, list } = stage()
    const odd = [
      { prompt: 'x'.repeat(1_000_000) },
      { images: Array(100_000).fill('x') },
      { metadata: JSON.parse('['.repeat(500) + ']'.repeat(500)) },
      { metadata: { __proto__: 1, constructor: { prototype: {} } } },
      { model: '__proto__' },
      { model: 'constructor' },
      { duration: 1e308 },
      { groupId: '../../etc/passwd' },
      { mode: 'toString' },
    ]
    for (const change of odd) expect((await create(change)).code).not.toBe(500)
    const nul = await create({ prompt: 'a\u0000b' })
    expect(nul.code).toBe(0)
    expect((await list()).data.list[0].input.prompt).toBe('a\u0000b')
    expect(world.failures).toEqual([])
  })

  it('is kept as it was sent, and what nobody reads is told by the journal', async () => {
    const { create, control } = stage()
    await create({ colour: 'red' })
    const { requests } = JSON.parse((await control('GET', '/requests')).text)
    expect(requests[0].unread).toEqual(['colour'])
    expect(Object.keys(least)).toEqual(['model', 'prompt'])
  })
})
