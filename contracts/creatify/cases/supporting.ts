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
      id: 'listPersonasPaginated/no-page',
      title: 'A page that does not exist is refused with 404.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      for (const page of [0, -1, 1000, 'kettle'])
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
      expectSame(first.previous, null, 'previous')
      for (const page_size of [0, -5, 'many']) {
        const answer = await bench.call('listVoicesPaginated', { query: { page_size } })
        expectSame(granted(answer, voicePage).results, first.results, 'results')
      }
    },
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
