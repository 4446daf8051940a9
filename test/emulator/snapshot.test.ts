import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Backlot, createBacklot } from '../../emulator/index.ts'
import { createPlayer, deeds, makings, timeless } from '../support/random-session.ts'

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
        await player.playAll(before)
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
        await player.playAll(before)
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
