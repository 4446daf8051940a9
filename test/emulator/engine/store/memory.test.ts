import { describe, expect, it } from 'vitest'
import { type Chance, createChance } from '../../../../emulator/engine/chance.ts'
import { createMemoryStore } from '../../../../emulator/engine/store/memory.ts'
import type { Collections, Milestone } from '../../../../emulator/engine/store/store.ts'

/** A document of the test: what its collection says of it stands in it. */
interface Note {
  readonly id: string
  readonly scope: string
  readonly places: readonly { readonly list: string; readonly at: number }[]
  readonly milestones: readonly Milestone[]
  readonly text?: string
}

type Kinds = { readonly notes: Note; readonly cards: Note }

const collection = {
  scope: (note: Note) => note.scope,
  places: (note: Note) => note.places,
  milestone: (note: Note, index: number) => note.milestones[index],
}
const collections: Collections<Kinds> = { notes: collection, cards: collection }
const open = () => createMemoryStore<Kinds>(collections)

const note = (id: string, change: Partial<Note> = {}): Note => ({
  id,
  scope: 's',
  places: [],
  milestones: [],
  ...change,
})
const listNames = ['a', 'b', 'c'] as const

function placesOf(chance: Chance) {
  return listNames
    .filter(() => chance.unit() < 0.5)
    .map((list) => ({ list, at: chance.unit() < 0.1 ? Infinity : chance.int(0, 30) }))
}

const newestFirst = (list: string, a: Note, b: Note): number => {
  const at = (one: Note): number => one.places.find((place) => place.list === list)?.at ?? 0
  return at(b) - at(a) || (a.id < b.id ? 1 : -1)
}

describe('a store in memory', () => {
  it('does what a plain array does, whatever is inserted, changed and asked for', async () => {
    for (let round = 0; round < 60; round += 1) {
      const chance = createChance('store', round)
      const store = open()
      let model: Note[] = []
      for (let step = 0; step < 60; step += 1) {
        const id = `n${chance.int(0, 40)}`
        const scope = chance.pick(['s', 't'])
        const known = model.find((one) => one.id === id && one.scope === scope)
        if (chance.unit() < 0.5) {
          // One place a document and list; ids of a list are unique, so that its order is.
          const taken = model.some((one) => one.id === id && one.scope !== scope)
          const made = note(id, { scope, places: taken ? [] : placesOf(chance) })
          expect(await store.insert('notes', made)).toBe(known === undefined)
          if (!known) model.push(made)
        } else {
          const places = known && known.places.length > 0 ? placesOf(chance) : []
          const change = (found: Note): Note => ({ ...found, places, text: `t${step}` })
          const changed = await store.update('notes', scope, id, change)
          expect(changed).toEqual(known && change(known))
          model = model.map((one) => (one === known ? change(one) : one))
        }
        expect(await store.get('notes', scope, id)).toEqual(
          model.find((one) => one.id === id && one.scope === scope),
        )
        const found = await store.find('notes', id)
        expect(new Set(found)).toEqual(new Set(model.filter((one) => one.id === id)))

        const list = chance.pick(listNames)
        const until = chance.pick([-1, 0, 5, 15, 29, 30, 1e9])
        const listed = model.filter(({ places }) =>
          places.some((place) => place.list === list && place.at <= until),
        )
        listed.sort((a, b) => newestFirst(list, a, b))
        const [offset, limit] = [chance.int(0, 10), chance.int(0, 8)]
        expect(await store.page('notes', { lists: [list], until, offset, limit })).toEqual({
          total: listed.length,
          items: listed.slice(offset, offset + limit),
        })
        const all = model.filter(({ places }) => places.some((place) => place.list === list))
        expect(await store.after('notes', list, until)).toBe(all.length - listed.length)
      }
    }
  })

  it('reads several lists as one, kept up after the first asking', async () => {
    for (let round = 0; round < 40; round += 1) {
      const chance = createChance('union', round)
      const store = open()
      const model = new Map<string, Note>()
      const only = (list: string, at: number) => [{ list, at }]
      for (let step = 0; step < 60; step += 1) {
        const id = `n${chance.int(0, 25)}`
        const places = only(chance.pick(listNames), chance.int(0, 30))
        const known = model.get(id)
        const made = { ...(known ?? note(id)), places }
        if (known) await store.update('notes', 's', id, () => made)
        else await store.insert('notes', made)
        model.set(id, made)
        const lists = listNames.filter(() => chance.unit() < 0.6)
        const until = chance.int(0, 30)
        const listed = [...model.values()].filter(({ places: [place] }) =>
          lists.some((list) => list === place?.list && place.at <= until),
        )
        const at = (one: Note): number => one.places[0]?.at ?? 0
        listed.sort((a, b) => at(b) - at(a) || (a.id < b.id ? 1 : -1))
        // The order in which lists are named makes no difference, nor does naming one twice.
        const asked = chance.unit() < 0.5 ? lists : [...lists, ...lists].reverse()
        expect(await store.page('notes', { lists: asked, until, offset: 1, limit: 5 })).toEqual({
          total: listed.length,
          items: listed.slice(1, 6),
        })
      }
    }
  })

  it('keeps nothing of a document whose id is taken', async () => {
    const store = open()
    const first = note('n', { places: [{ list: 'a', at: 1 }], milestones: [{ at: 9, kind: 'k' }] })
    expect(await store.insert('notes', first)).toBe(true)
    const second = note('n', { places: [{ list: 'b', at: 1 }], milestones: [{ at: 5, kind: 'k' }] })
    expect(await store.insert('notes', second)).toBe(false)
    expect(await store.get('notes', 's', 'n')).toBe(first)
    expect(await store.page('notes', { lists: ['b'], until: 9, offset: 0, limit: 9 })).toEqual({
      total: 0,
      items: [],
    })
    expect(await store.nextMilestone()).toBe(9)
  })

  it('keeps its kinds of document apart', async () => {
    const store = open()
    await store.insert('notes', note('n', { places: [{ list: 'a', at: 1 }] }))
    expect(await store.get('cards', 's', 'n')).toBeUndefined()
    expect(await store.insert('cards', note('n'))).toBe(true)
    expect(await store.after('cards', 'a', 0)).toBe(0)
  })

  it.each(['s', 't'])(
    'tells two documents of one id, moment and list apart when that of scope %s leaves',
    async (leaving) => {
      const store = open()
      const places = [{ list: 'a', at: 1 }]
      for (const scope of ['s', 't']) await store.insert('notes', note('n', { scope, places }))
      await store.update('notes', leaving, 'n', (found) => ({ ...found, places: [] }))
      const { items } = await store.page('notes', { lists: ['a'], until: 9, offset: 0, limit: 9 })
      expect(items.map(({ scope }) => scope)).toEqual([leaving === 's' ? 't' : 's'])
    },
  )

  it('changes nothing when a change throws or gives back what it got', async () => {
    const store = open()
    const made = note('n', { places: [{ list: 'a', at: 1 }], milestones: [{ at: 3, kind: 'k' }] })
    await store.insert('notes', made)
    await expect(
      store.update('notes', 's', 'n', () => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await store.update('notes', 's', 'n', (found) => found)).toBe(made)
    expect(await store.after('notes', 'a', 0)).toBe(1)
    expect(await store.nextMilestone()).toBe(3)
  })

  it('holds ids and scopes that are names of an object’s own', async () => {
    const store = open()
    for (const id of ['__proto__', 'constructor', 'toString', '']) {
      expect(await store.get('notes', id, id)).toBeUndefined()
      expect(await store.insert('notes', note(id, { scope: id }))).toBe(true)
      expect(await store.get('notes', id, id)).toMatchObject({ id })
    }
  })

  it('tallies from nought, each name by itself', async () => {
    const store = open()
    expect([await store.tally('a'), await store.tally('a'), await store.tally('b')]).toEqual([
      0, 1, 0,
    ])
  })

  it('counts quotas by key', async () => {
    const store = open()
    const rule = {
      limit: 1,
      windowMs: 10,
      window: 'sliding',
      per: 'app',
      penaltyMs: 0,
      evidence: 'assumed',
    } as const
    expect((await store.take('a', rule, 5)).granted).toBe(true)
    expect((await store.take('a', rule, 5)).granted).toBe(false)
    expect((await store.usage('a', rule, 5)).used).toBe(1)
    expect((await store.usage('b', rule, 5)).used).toBe(0)
    expect((await store.take('b', rule, 5)).granted).toBe(true)
    expect((await store.take('a', rule, 15)).granted).toBe(true)
  })
})

describe('the milestones of a store', () => {
  it('are announced once each, by moment and then by insertion, whatever is changed meanwhile', async () => {
    for (let round = 0; round < 60; round += 1) {
      const chance = createChance('milestones', round)
      const store = open()
      /** What is still to be announced of each document. */
      const model: { id: string; order: number; told: number; milestones: Milestone[] }[] = []
      const drawFrom = (from: number): Milestone[] => {
        let at = from
        return Array.from({ length: chance.int(0, 4) }, (_, index) => {
          at += chance.int(0, 6)
          return { at, kind: `k${index}` }
        })
      }
      let now = 0
      for (let step = 0; step < 50; step += 1) {
        if (chance.unit() < 0.5) {
          const made = { id: `n${step}`, order: step, told: 0, milestones: drawFrom(now) }
          model.push(made)
          await store.insert('notes', note(made.id, { milestones: made.milestones }))
        } else {
          const known = model[chance.int(0, Math.max(0, model.length - 1))]
          if (known) {
            // What was announced stays; the rest is drawn anew, no sooner than now.
            known.milestones = [...known.milestones.slice(0, known.told), ...drawFrom(now)]
            const { milestones } = known
            await store.update('notes', 's', known.id, (found) => ({ ...found, milestones }))
          }
        }
        if (chance.unit() < 0.5) now += chance.int(0, 5)
        for (;;) {
          const [next] = model
            .flatMap((one) => {
              const milestone = one.milestones[one.told]
              return milestone ? [{ one, milestone }] : []
            })
            .sort((a, b) => a.milestone.at - b.milestone.at || a.one.order - b.one.order)
          expect(await store.nextMilestone()).toBe(next?.milestone.at)
          const reached = await store.reach(now)
          if (!next || next.milestone.at > now) {
            expect(reached).toBeUndefined()
            break
          }
          expect(reached).toMatchObject({
            document: { id: next.one.id },
            milestone: next.milestone,
          })
          next.one.told += 1
        }
      }
    }
  })
})
