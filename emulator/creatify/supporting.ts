import { creatify as contract } from '../../contracts/creatify/contract.ts'
import * as wire from '../../contracts/creatify/supporting.ts'
import { ledgerOf } from '../engine/bill.ts'
import { operation } from '../engine/operation.ts'
import type { Call, FindingCall, Operation, Outcome } from '../engine/provider.ts'
import {
  libraryOf,
  musicAnswer,
  musicCategories,
  type Persona,
  personaAnswer,
  voiceAnswer,
} from './library.ts'
import type { CreatifyRefusal } from './refusals.ts'
import type { CreatifySettings } from './settings.ts'

type Result = Promise<Outcome<CreatifyRefusal>>

/** How the operations around jobs behave: personas, voices, music, credits. */
export function createSupporting({
  credits,
}: CreatifySettings): Readonly<Record<string, Operation<CreatifyRefusal>>> {
  const listPersonas = operation({ query: wire.personasQuery }, async (call): Result => {
    const { personas } = await libraryOf(call.world)
    return { data: personas.filter(fits(call.query)).map(personaFor(call)) }
  })

  const listPersonasPaginated = operation(
    { query: wire.personasPageQuery },
    async (call): Result => {
      const { personas } = await libraryOf(call.world)
      return pageOf(call, call.query, personas.filter(fits(call.query)).map(personaFor(call)))
    },
  )

  const getPersona: Operation<CreatifyRefusal> = {
    find: async (call) => ((await personaIn(call)) ? undefined : noPersona),
    async run(call) {
      const found = await personaIn(call)
      return found ? { data: personaFor(call)(found) } : { refusal: noPersona }
    },
  }

  const voicesFor = async ({ world, origin }: Call): Promise<object[]> =>
    (await libraryOf(world)).voices.map((voice) => voiceAnswer(origin, world.name, voice))

  const listVoices: Operation<CreatifyRefusal> = {
    run: async (call) => ({ data: await voicesFor(call) }),
  }

  const listVoicesPaginated = operation(
    { query: wire.pageQuery },
    async (call): Result => pageOf(call, call.query, await voicesFor(call)),
  )

  const listMusics = operation({ query: wire.musicsQuery }, async (call): Result => {
    const { world, origin, query } = call
    const { musics } = await libraryOf(world)
    const words = query.search?.toLowerCase() ?? ''
    const found = musics
      .filter(({ category }) => query.category === undefined || category.includes(query.category))
      .filter(({ category, id }) => `${category.join(' ')} ${id}`.toLowerCase().includes(words))
    return pageOf(
      call,
      query,
      found.map((music) => musicAnswer(origin, world.name, music)),
    )
  })

  const listMusicCategories: Operation<CreatifyRefusal> = {
    run: async () => ({ data: musicCategories.map((name) => ({ name })) }),
  }

  const getRemainingCredits: Operation<CreatifyRefusal> = {
    async run({ world, identity, now }) {
      const ledger = ledgerOf(contract.id, identity.account)
      const { balance } = await world.store.funds(ledger, credits.opening, now)
      return { data: { remaining_credits: balance } }
    },
  }

  return {
    listPersonas,
    listPersonasPaginated,
    getPersona,
    listVoices,
    listVoicesPaginated,
    listMusics,
    listMusicCategories,
    getRemainingCredits,
  }
}

type Filters = {
  readonly [Name in keyof typeof wire.personaChoices]?: readonly string[] | undefined
}

const fits =
  ({ age_range, gender, location, style }: Filters) =>
  (persona: Persona): boolean =>
    (age_range?.includes(persona.age_range) ?? true) &&
    (gender?.includes(persona.gender) ?? true) &&
    (location?.includes(persona.location) ?? true) &&
    (style?.includes(persona.style) ?? true)

const personaFor =
  ({ world, origin }: Call) =>
  (persona: Persona): object =>
    personaAnswer(origin, world.name, persona)

async function personaIn({ world, params }: FindingCall): Promise<Persona | undefined> {
  const { personas } = await libraryOf(world)
  const wanted = (params['id'] ?? '').toLowerCase()
  return personas.find(({ id }) => id === wanted)
}

const noPersona: CreatifyRefusal = {
  kind: 'noObject',
  model: 'Persona',
  reason: 'there is no persona of this id',
}

const largestPage = 100

/** A page of items, with the addresses of its neighbours. */
function pageOf(
  call: Call,
  { page, page_size }: { readonly page: number; readonly page_size: number },
  items: readonly object[],
): Outcome<CreatifyRefusal> {
  const size = Math.min(largestPage, page_size)
  const pages = Math.max(1, Math.ceil(items.length / size))
  if (page > pages)
    return { refusal: { kind: 'noPage', reason: `page ${page} is beyond the last, ${pages}` } }
  const at = (number: number): string => {
    const query = new URLSearchParams(call.queryText)
    query.set('page', String(number))
    return `${call.origin}${call.path}?${query}`
  }
  return {
    data: {
      count: items.length,
      next: page < pages ? at(page + 1) : null,
      previous: page > 1 ? at(page - 1) : null,
      results: items.slice((page - 1) * size, page * size),
    },
  }
}
