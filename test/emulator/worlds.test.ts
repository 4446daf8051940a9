import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Backlot, type BacklotOptions, createBacklot } from '../../emulator/index.ts'
import { createPlayer, deeds, timeless } from '../support/random-session.ts'
import { animation, paths } from '../support/tiktok.ts'

const opened: Backlot[] = []
const open = (options: BacklotOptions = {}): Backlot => {
  const backlot = createBacklot({ clock: 'frozen', ...options })
  opened.push(backlot)
  return backlot
}
afterEach(async () => {
  for (const backlot of opened.splice(0)) await backlot.close()
})

/** A backlot in which these worlds are open: a call for one that is not tells of those that are. */
function openWith(names: readonly string[]): Backlot {
  const backlot = open()
  for (const name of names) backlot.world(name)
  return backlot
}

const stateOf = async (backlot: Backlot, world: string): Promise<string> =>
  timeless(JSON.stringify(await backlot.world(world).snapshot()))

describe('worlds side by side', () => {
  it('each answer to the byte as if they were alone, however what happens in them is mixed', async () => {
    // A URL that leads nowhere is answered by the default world, whoever asks.
    const names = ['a', 'b', 'c']
    const order = fc.array(fc.nat(names.length - 1), { minLength: 60, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(deeds(25), deeds(25), deeds(25), order, async (one, two, three, turns) => {
        const together = openWith(names)
        const parts = names.map((name, index) => ({
          name,
          left: [...([one, two, three][index] ?? [])],
          player: createPlayer(together, name),
          told: [] as string[],
        }))
        for (const turn of [...turns, ...parts.flatMap(({ left }, at) => left.map(() => at))]) {
          const part = parts[turn]
          const deed = part?.left.shift()
          if (part && deed) part.told.push(await part.player.play(deed))
        }
        for (const [index, { name, told, left }] of parts.entries()) {
          const alone = openWith(names)
          expect(left).toEqual([])
          const wanted = await createPlayer(alone, name).playAll([one, two, three][index] ?? [])
          expect(told).toEqual(wanted)
          expect(await stateOf(together, name)).toBe(await stateOf(alone, name))
          expect(together.world(name).failures).toEqual([])
        }
      }),
      { seed: 20_260_102, numRuns: 3, endOnFailure: true },
    )
  })

  it('are a thousand with a hundred tasks each, and none sees a task of another', async () => {
    const backlot = open()
    const tasks = [{ type: 'DUBBED', count: 100 }]
    const ids = new Set<string>()
    for (let nth = 0; nth < 1000; nth += 1)
      for (const { id } of await backlot.seed({ tiktok: [{ tasks }] }, { world: `w${nth}` }))
        ids.add(id)
    expect(ids.size).toBeGreaterThan(99_900)
    for (const nth of [0, 1, 500, 999]) {
      const alone = open()
      await alone.seed({ tiktok: [{ tasks }] }, { world: `w${nth}` })
      expect(await stateOf(backlot, `w${nth}`)).toBe(await stateOf(alone, `w${nth}`))
    }
  })

  it('are dropped when no call comes for as long as is set, and opened anew by the next one', async () => {
    const backlot = open({ worldTtl: '50ms' })
    const { url } = await backlot.listen()
    const animate = async () => {
      const headers = { 'access-token': 'demo.a' }
      const body = JSON.stringify(animation)
      return (
        await fetch(url + paths.createImageAnimationTask, { method: 'POST', headers, body })
      ).text()
    }
    const first = await animate()
    const worlds = async () => {
      const list = await fetch(`${url}/_backlot/worlds`)
      const { worlds: all } = (await list.json()) as { worlds: { name: string }[] }
      return all.map(({ name }) => name)
    }
    expect(first).toContain('"code":0')
    while ((await worlds()).includes('a'));
    expect(await worlds()).toEqual(['default'])
    expect(await animate()).toBe(first)
  })
})
