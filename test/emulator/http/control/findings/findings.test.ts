import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { animation, paths, tasksTarget } from '../../../../support/tiktok.ts'
import { openRoom, type Room } from './room.ts'

const animate = (room: Room, token = 'demo') =>
  room.backlot.fetch(`http://localhost${paths.createImageAnimationTask}`, {
    method: 'POST',
    headers: { 'Access-Token': token, 'Content-Type': 'application/json' },
    body: JSON.stringify(animation),
  })

const thrice = async (room: Room, token?: string): Promise<void> => {
  for (let call = 0; call < 3; call += 1) await animate(room, token)
}

const rulesOf = ({ findings }: { findings: readonly { rule: string }[] }) =>
  findings.map(({ rule }) => rule)

describe('findings', () => {
  it('are one for each rule, operation and account, with how often and since when', async () => {
    const room = openRoom()
    await thrice(room)
    await thrice(room, 'demo.default.other.anna')
    await room.pass('1s')
    await animate(room)
    const { findings } = await room.report()
    const at = '2026-01-01T00:00:00.000Z'
    expect(findings).toMatchObject([
      { account: 'default', times: 2, at, lastAt: '2026-01-01T00:00:01.000Z' },
      { account: 'anna', times: 1, at, lastAt: at },
    ])
    expect(findings[1]?.requests).toEqual(['req-000005', 'req-000006'])
  })

  it('can be asked for by severity, API and rule', async () => {
    const room = openRoom()
    for (let call = 0; call < 6; call += 1) await animate(room)
    const both = ['quota/too-early', 'refusal/hammering']
    expect(rulesOf(await room.report())).toEqual(both)
    expect(rulesOf(await room.report('?severity=warning'))).toEqual(both)
    expect(rulesOf(await room.report('?severity=error'))).toEqual(['refusal/hammering'])
    expect(rulesOf(await room.report('?rule=quota/too-early'))).toEqual(['quota/too-early'])
    expect(rulesOf(await room.report('?provider=tiktok'))).toEqual(both)
    expect(rulesOf(await room.report('?provider=aitoearn'))).toEqual([])
  })

  it('are of one world alone, and end with it', async () => {
    const room = openRoom()
    await room.control('POST', '/worlds', { name: 'one' })
    await room.control('POST', '/worlds', { name: 'two' })
    await thrice(room, 'demo.one')
    await thrice(room, 'demo.two')
    expect(rulesOf(await room.report('?world=one'))).toEqual(['quota/too-early'])
    expect(rulesOf(await room.report())).toEqual([])
    const { findings } = await room.report('?scope=all')
    expect(findings.map(({ world }) => world)).toEqual(['one', 'two'])
    await room.control('POST', '/reset?world=one')
    expect(await room.report('?world=one')).toMatchObject({ findings: [], judged: 0, forgotten: 0 })
    await room.control('DELETE', '/worlds/two')
    await room.control('POST', '/worlds', { name: 'two' })
    expect(await room.report('?world=two')).toMatchObject({ findings: [], judged: 0 })
  })

  it('spare those who send together what is refused together: nobody came back', async () => {
    const room = openRoom()
    // The answers are late, so that all are sent before the first is there.
    await room.control('POST', '/faults', {
      fault: { kind: 'latency', by: { ms: 50 }, clock: 'real' },
    })
    await Promise.all(Array.from({ length: 8 }, () => animate(room)))
    expect((await room.report()).findings).toEqual([])
    await animate(room)
    expect(rulesOf(await room.report())).toEqual(['quota/too-early'])
  })

  it('see who hung up on a slow answer and called again, though the slow one is told of last', async () => {
    const room = openRoom()
    const { url } = await room.backlot.listen()
    const world = room.backlot.world()
    const fault = { kind: 'latency', by: { ms: 3_600_000 }, clock: 'real' }
    await room.control('POST', '/faults', { times: 1, fault })
    const body = JSON.stringify({ model: 'seedance-2-fast-beta', prompt: 'A kettle' })
    const generate = (signal?: AbortSignal) =>
      fetch(`${url}/api/ai/video/generations`, {
        method: 'POST',
        headers: { 'X-Api-Key': 'demo', 'Content-Type': 'application/json' },
        body,
        ...(signal && { signal }),
      })
    // What Node publishes on this channel.
    const heard: IncomingMessage[] = []
    const hear = (message: unknown): void =>
      void heard.push((message as { request: IncomingMessage }).request)
    subscribe('http.server.request.start', hear)
    onTestFinished(() => void unsubscribe('http.server.request.start', hear))
    const hand = new AbortController()
    const slow = generate(hand.signal)
    await expect.poll(() => world.faults.struck.get('latency')).toBe(1)
    hand.abort()
    await expect(slow).rejects.toThrow('aborted')
    const [incoming] = heard.filter(({ url: target }) => target?.includes('generations'))
    await expect.poll(() => incoming?.socket.destroyed).toBe(true)
    await (await generate()).text()
    // Lets the slow one be answered, to nobody.
    world.faults.close()
    await expect.poll(() => world.journal.extent.next).toBe(3)
    const { findings } = await room.report()
    expect(findings).toMatchObject([
      { rule: 'post/gave-up-and-repeated', requests: ['req-000002', 'req-000001'] },
    ])
    expect(await room.control('GET', '/requests/req-000002')).toMatchObject({ abandoned: true })
  })

  it('spare those who look often where looking is what moves tasks', async () => {
    const room = openRoom({ progress: 'polls' })
    const { data } = await room.tiktok('POST', paths.createImageAnimationTask, animation)
    const [id] = data.task_ids
    await room.control('POST', `/tasks/${id}/hold`)
    for (let look = 0; look < 8; look += 1)
      await room.tiktok('GET', tasksTarget([id], 'IMAGE_ANIMATION'))
    expect((await room.report()).findings).toEqual([])
  })

  it('say how many calls the journal forgot before anybody judged them', async () => {
    const room = openRoom({ journal: { entries: 4 } })
    await thrice(room)
    await thrice(room)
    expect(await room.report()).toMatchObject({ judged: 4, forgotten: 2 })
  })

  it('miss nothing where every call is looked at, not even in worlds that have ended', async () => {
    const room = openRoom({ journal: { entries: 4 }, findings: { eager: true } })
    await thrice(room)
    for (let call = 0; call < 12; call += 1)
      await room.tiktok('GET', tasksTarget(['1'], 'IMAGE_ANIMATION'))
    await thrice(room, 'demo.short')
    await room.control('DELETE', '/worlds/short')
    expect(await room.report()).toMatchObject({ judged: 15, forgotten: 0 })
    const everywhere = [
      ['short', 'quota/too-early'],
      ['default', 'quota/too-early'],
    ]
    const all = await room.report('?scope=all')
    expect(all).toMatchObject({ judged: 18, forgotten: 0 })
    for (const findings of [all.findings, room.backlot.findings()])
      expect(findings.map(({ world, rule }) => [world, rule])).toEqual(everywhere)
  })

  it('keep no more evidence than they tell of, whatever comes', async () => {
    const room = openRoom()
    for (let call = 0; call < 60; call += 1) await animate(room)
    const { findings } = await room.report()
    expect(findings).toMatchObject([
      { rule: 'quota/too-early', times: 58 },
      { rule: 'refusal/hammering', times: 55 },
    ])
    for (const { requests } of findings) expect(requests).toHaveLength(20)
  })
})
