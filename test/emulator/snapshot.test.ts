import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Backlot, createBacklot } from '../../emulator/index.ts'
import { createPlayer, deeds, makings, prelude, timeless } from '../support/random-session.ts'
import { openReceiver } from '../support/receiver.ts'

const opened: Backlot[] = []
const open = (): Backlot => {
  const backlot = createBacklot({ clock: 'frozen' })
  opened.push(backlot)
  return backlot
}
afterEach(async () => {
  for (const backlot of opened.splice(0)) {
    expect(backlot.world('w').failures).toEqual([])
    await backlot.close()
  }
})

const stateOf = async (backlot: Backlot): Promise<string> =>
  timeless(JSON.stringify(await backlot.world('w').snapshot()))

/** A failure is not made small: that takes longer than a test may. */
const random = (numRuns: number) => ({ seed: 20_260_101, numRuns, endOnFailure: true })

describe('a world', () => {
  it('that is restored from a snapshot goes on to the byte as the one it was taken of', async () => {
    await fc.assert(
      fc.asyncProperty(deeds(50), deeds(40), async (before, after) => {
        const backlot = open()
        const player = createPlayer(backlot, 'w')
        await player.playAll([...prelude, ...before])
        const taken = JSON.stringify(await backlot.world('w').snapshot())
        const elsewhere = open()
        await elsewhere.world('w').restore(JSON.parse(taken))
        expect(JSON.stringify(await elsewhere.world('w').snapshot())).toBe(taken)
        const there = player.in(elsewhere)
        for (const deed of after) expect(await there.play(deed)).toBe(await player.play(deed))
        expect(await stateOf(elsewhere)).toBe(await stateOf(backlot))
      }),
      random(6),
    )
  })

  it('that is reset while calls are in flight and time is being moved is as a fresh one, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(deeds(40), makings(6), deeds(30), async (before, late, after) => {
        const backlot = open()
        const fresh = open()
        const player = createPlayer(backlot, 'w')
        await player.playAll([...prelude, ...before])
        const old = backlot.world('w')
        const inFlight = [...late.map((deed) => player.play(deed)), old.advance({ by: 3_600_000 })]
        const reset = 'http://backlot.test/_backlot/reset?world=w'
        const done = backlot.fetch(reset, { method: 'POST' })
        await Promise.all([done, ...inFlight])
        expect(await stateOf(backlot)).toBe(await stateOf(fresh))
        const [one, other] = [createPlayer(backlot, 'w'), createPlayer(fresh, 'w')]
        for (const deed of after) expect(await one.play(deed)).toBe(await other.play(deed))
        expect(await stateOf(backlot)).toBe(await stateOf(fresh))
      }),
      random(5),
    )
  })
})

describe('a backlot that is stopped while time is being moved', () => {
  it('keeps each webhook it gave up for whoever goes on from its snapshot', async () => {
    const backlot = open()
    // The first is met and never answered; the others come too late for this backlot.
    let met = (): void => undefined
    const isMet = new Promise<void>((resolve) => {
      met = resolve
    })
    const hanging = await openReceiver(() => met())
    const taking = await openReceiver()
    const world = backlot.world('w')
    for (const name of ['a', 'b', 'c'])
      world.webhooks.post(
        { provider: 'creatify', account: 'default', operation: 'createPreviewList' },
        { at: world.clock.now(), event: 'e', key: name, url: hanging.hook, body: () => name },
      )
    const moving = world.advance({ by: 3_600_000 })
    await isMet
    await backlot.stop()
    expect((await moving).map(({ state }) => state)).toEqual(['failed', 'failed', 'failed'])
    const taken = JSON.stringify(await backlot.snapshot()).replaceAll(hanging.hook, taking.hook)
    const next = open()
    await next.restore(JSON.parse(taken))
    await next.world('w').advance({ by: 3_600_000 })
    expect(taking.bodies).toEqual(['a', 'b', 'c'])
    for (const receiver of [hanging, taking]) await receiver.close()
  })
})

describe('a snapshot of several worlds', () => {
  it('is restored whole, or not at all', async () => {
    const backlot = open()
    for (const name of ['a', 'b']) await backlot.world(name).advance({ by: 1000 })
    const taken = await backlot.snapshot()
    expect(taken.worlds.map(({ name }) => name)).toEqual(['default', 'a', 'b'])
    await backlot.world('a').advance({ by: 1000 })
    const [first, second, third] = structuredClone(taken).worlds
    const flaw = { name: 'cards', rows: [] }
    const flawed = { ...third, store: { ...third?.store, collections: [flaw] } }
    const broken = backlot.restore({ ...taken, worlds: [first, second, flawed] })
    await expect(broken).rejects.toMatchObject({
      name: 'SnapshotError',
      path: 'worlds[2].store.collections[0].name',
    })
    const moments = () => ['a', 'b'].map((name) => backlot.world(name).clock.now() % 10_000)
    expect(moments()).toEqual([2000, 1000])
    await backlot.restore(taken)
    expect(moments()).toEqual([1000, 1000])
  })

  it('puts new worlds in the place of those that were there, which go on for whoever holds them', async () => {
    const backlot = open()
    const old = backlot.world('w')
    const taken = await old.snapshot()
    await old.advance({ by: 1000 })
    const restored = await old.restore(taken)
    expect(backlot.world('w')).toBe(restored)
    expect(old.clock.now() - restored.clock.now()).toBe(1000)
  })
})
