import { z } from 'zod'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as supporting from '../supporting.ts'
import { nobody } from './making.ts'
import { granted, refused, refusedField } from './replies.ts'

const personas = z.array(supporting.persona)
const personaPage = supporting.pageOf(supporting.persona, 'PersonaPage')
const voices = z.array(supporting.voice)
const voicePage = supporting.pageOf(supporting.voice, 'VoicePage')
const anyPage = supporting.pageOf(z.unknown(), 'Page')
const musicPage = supporting.pageOf(supporting.music, 'MusicPage')

/** What holds for personas, voices and music. */
export const supportingCases: readonly Case[] = [
  caseOf(
    {
      id: 'listPersonas/filters',
      title: 'Each filter takes a list, and all of them must fit.',
      evidence: 'documented',
      cost: 'free',
      rule: 'bareArrays',
    },
    async (bench) => {
      const all = granted(await bench.call('listPersonas'), personas)
      expectThat(all.length > 0, 'body', 'some personas', all)
      for (const [name, values] of Object.entries(supporting.personaChoices)) {
        const some = values.slice(0, 2)
        const found = granted(
          await bench.call('listPersonas', { query: { [name]: some } }),
          personas,
        )
        const wanted = all.filter((one) => some.some((value) => value === Object(one)[name]))
        expectSame(found, wanted, `body (by ${name})`)
        const bad = await bench.call('listPersonas', { query: { [name]: ['kettle'] } })
        refusedField(bad, name)
      }
    },
  ),
  caseOf(
    {
      id: 'getPersona/one',
      title: 'A persona is told by id; an unknown one is refused with 404.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const [first] = granted(await bench.call('listPersonas'), personas)
      const params = { id: first?.id ?? '' }
      expectSame(
        granted(await bench.call('getPersona', { params }), supporting.persona),
        first,
        'body',
      )
      refused(await bench.call('getPersona', { params: { id: nobody } }), 404)
    },
  ),
  caseOf(
    {
      id: 'listPersonasPaginated/pages',
      title: 'Pages hold every persona once, and lead to each other.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const all = granted(await bench.call('listPersonas'), personas)
      const page_size = Math.max(1, Math.ceil(all.length / 3))
      const seen: unknown[] = []
      const last = Math.ceil(all.length / page_size)
      for (let page = 1; page <= last; page += 1) {
        const answer = await bench.call('listPersonasPaginated', { query: { page, page_size } })
        const { count, next, previous, results } = granted(answer, personaPage)
        expectSame(count, all.length, 'count')
        expectSame(
          [previous === null, next === null],
          [page === 1, page === last],
          'previous, next',
        )
        seen.push(...results)
      }
      expectSame(seen, all, 'results (of all pages)')
    },
  ),
  caseOf(
    {
      id: 'listPersonasPaginated/neighbours',
      title: 'Each page leads to the next and back, with the same filter and size.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const gender = ['f', 'm']
      const all = granted(await bench.call('listPersonas', { query: { gender } }), personas)
      const query = { gender, page_size: 3 }
      const first = await bench.call('listPersonasPaginated', { query })
      const seen = [granted(first, personaPage)]
      for (let next = seen[0]?.next; next; next = seen.at(-1)?.next) {
        expectThat(seen.length < 100, 'next', 'an end of pages', next)
        const target = targetOf(next)
        const page = await bench.send({ method: 'GET', target, headers: bench.credentials })
        seen.push(granted(page, personaPage))
      }
      expectSame(
        seen.flatMap(({ results }) => results),
        all,
        'results (of all pages)',
      )
      const [, second, third] = seen
      const target = targetOf(third?.previous ?? '')
      const back = await bench.send({ method: 'GET', target, headers: bench.credentials })
      expectSame(granted(back, personaPage), second, 'body (a page back)')
    },
  ),
  caseOf(
    {
      id: 'listPersonasPaginated/filters',
      title: 'A page holds what fits all filters; a value that is none is refused.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      for (const [name, values] of Object.entries(supporting.personaChoices))
        for (const value of values) {
          const query = { [name]: [value] }
          const all = granted(await bench.call('listPersonas', { query }), personas)
          const paged = { ...query, page_size: 100 }
          const page = await bench.call('listPersonasPaginated', { query: paged })
          expectSame(granted(page, personaPage).results, all, `results (${name} ${value})`)
        }
      for (const name of Object.keys(supporting.personaChoices))
        for (const value of ['kettle', ''])
          refusedField(
            await bench.call('listPersonasPaginated', { query: { [name]: [value] } }),
            name,
          )
    },
  ),
  caseOf(
    {
      id: 'listPersonasPaginated/repeated',
      title: 'Of a parameter that is sent twice the last counts.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      const query = { page: 2, page_size: 3 }
      const once = granted(await bench.call('listPersonasPaginated', { query }), personaPage)
      const target = `${bench.path('listPersonasPaginated')}?page=1&page_size=3&page=2`
      const twice = await bench.send({ method: 'GET', target, headers: bench.credentials })
      expectSame(granted(twice, personaPage).results, once.results, 'results')
    },
  ),
  caseOf(
    {
      id: 'listPersonasPaginated/no-page',
      title: 'A page that does not exist is refused with 404.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      for (const page of [0, -1, 1000, 'kettle', '1e0', '1.0'])
        refused(
          await bench.call('listPersonasPaginated', { query: { page } }),
          404,
          'Invalid page.',
        )
    },
  ),
  caseOf(
    {
      id: 'listVoices/same-as-pages',
      title: 'Voices come as a bare array, and page by page.',
      evidence: 'documented',
      cost: 'free',
      rule: 'bareArrays',
    },
    async (bench) => {
      const all = granted(await bench.call('listVoices'), voices)
      const answer = await bench.call('listVoicesPaginated', { query: { page_size: 100 } })
      expectSame(granted(answer, voicePage).results, all.slice(0, 100), 'results')
    },
  ),
  caseOf(
    {
      id: 'listVoicesPaginated/first',
      title: 'Without a page it is the first, of ten voices at most.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const first = granted(await bench.call('listVoicesPaginated'), voicePage)
      expectThat(first.results.length <= 10, 'results', 'ten at most', first.results.length)
      const all = granted(await bench.call('listVoices'), voices)
      expectSame([first.count, first.results], [all.length, all.slice(0, 10)], 'count, results')
      expectSame(first.previous, null, 'previous')
      for (const page_size of [0, -5, 'many']) {
        const answer = await bench.call('listVoicesPaginated', { query: { page_size } })
        expectSame(granted(answer, voicePage).results, first.results, 'results')
      }
    },
  ),
  caseOf(
    {
      id: 'listVoicesPaginated/pages',
      title: 'Pages of voices put together are all of them, each leading to the next.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const all = granted(await bench.call('listVoices'), voices)
      const page_size = Math.max(1, Math.ceil(all.length / 3))
      const seen: unknown[] = []
      for (let page = 1; seen.length < all.length; page += 1) {
        expectThat(page <= all.length, 'results', 'an end of pages', page)
        const answer = await bench.call('listVoicesPaginated', { query: { page, page_size } })
        const { count, next, results } = granted(answer, voicePage)
        seen.push(...results)
        expectSame([count, next === null], [all.length, seen.length === all.length], 'count, next')
      }
      expectSame(seen, all, 'results (of all pages)')
    },
  ),
  ...['listVoicesPaginated', 'listMusics'].map((operation) =>
    caseOf(
      {
        id: `${operation}/no-page`,
        title: 'A page that does not exist is refused with 404.',
        evidence: 'assumed',
        cost: 'free',
      },
      async (bench) => {
        for (const page of [0, -1, 1000, 'kettle', '1e0', '1.0'])
          refused(await bench.call(operation, { query: { page } }), 404, 'Invalid page.')
      },
    ),
  ),
  ...['listPersonasPaginated', 'listVoicesPaginated', 'listMusics'].map((operation) =>
    caseOf(
      {
        id: `${operation}/page-size`,
        title: 'A page holds what is asked for, from one item to a hundred, and else ten.',
        evidence: 'documented',
        cost: 'free',
      },
      async (bench) => {
        const ask = async (page_size?: unknown): Promise<readonly unknown[]> => {
          const query = page_size === undefined ? {} : { page_size }
          const answer = await bench.call(operation, { query })
          return granted(answer, anyPage).results
        }
        const all = await ask(100)
        const usual = await ask()
        expectSame(usual, all.slice(0, 10), 'results')
        for (const size of [1, 2, 11])
          expectSame(await ask(size), all.slice(0, size), `results (size ${size})`)
        for (const size of [0, -5, 'many', '', '2.5', '2e0'])
          expectSame(await ask(size), usual, `results (size ${size})`)
      },
    ),
  ),
  caseOf(
    {
      id: 'listMusics/by-category',
      title: 'Music is found by its category.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const answer = await bench.call('listMusicCategories')
      for (const { name } of granted(answer, supporting.musicCategories)) {
        const query = { category: name, page_size: 100 }
        const { results } = granted(await bench.call('listMusics', { query }), musicPage)
        const others = results.filter(({ category }) => !category.includes(name))
        expectSame(others, [], `results (not of ${name})`)
      }
      const none = await bench.call('listMusics', { query: { category: 'kettle' } })
      expectSame(granted(none, musicPage).results, [], 'results')
    },
  ),
  caseOf(
    {
      id: 'listMusics/search',
      title: 'Music is found by words in its address or category; both filters must fit.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const find = async (query: Record<string, unknown>) =>
        granted(await bench.call('listMusics', { query: { page_size: 100, ...query } }), musicPage)
      const [first] = (await find({})).results
      const [category = ''] = first?.category ?? []
      const found = await find({ search: category.toLowerCase() })
      expectThat(found.count > 0, 'count', 'some music', found.count)
      const others = found.results.filter((one) => !one.category.includes(category))
      expectSame(others, [], `results (without ${category})`)
      expectSame((await find({ search: 'no such music' })).results, [], 'results')
      expectSame((await find({ search: 'no such music', category })).count, 0, 'count')
    },
  ),
  caseOf(
    {
      id: 'listMusics/pages',
      title: 'Pages of music put together are all of it.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const ask = async (query: Record<string, unknown>) =>
        granted(await bench.call('listMusics', { query }), musicPage)
      const { count, results } = await ask({ page_size: 100 })
      const first = await ask({})
      expectSame([first.count, first.results], [count, results.slice(0, 10)], 'count, results')
      const seen: unknown[] = []
      for (let page = 1; seen.length < results.length; page += 1) {
        expectThat(page <= results.length, 'results', 'an end of pages', page)
        seen.push(...(await ask({ page, page_size: 7 })).results)
      }
      expectSame(seen, results, 'results (of all pages)')
    },
  ),
  caseOf(
    {
      id: 'listMusicCategories/named',
      title: 'Categories have names of their own.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const all = granted(await bench.call('listMusicCategories'), supporting.musicCategories)
      expectSame(new Set(all.map(({ name }) => name)).size, all.length, 'body (different names)')
    },
  ),
]

/** Path and query of a URL. */
const targetOf = (url: string): string =>
  URL.canParse(url) ? url.replace(/^https?:\/\/[^/]+/, '') : url
