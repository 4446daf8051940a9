import { z } from 'zod'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { begin, credits, makeLink, nobody, pageUrl } from './making.ts'
import { granted, refused, refusedField, refusedFields, refusedList, required } from './replies.ts'

const picture = (name: string): string => `https://media.example.com/${name}.jpg`
const links = z.array(wire.link)
const noLink = 'No Link matches the given query.'

/** What holds for links. */
export const linkCases: readonly Case[] = [
  caseOf(
    {
      id: 'createLink/made',
      title: 'A product page becomes a link with an id of its own, for one credit.',
      evidence: 'observed',
      cost: 'cheap',
      rule: 'outerId',
    },
    async (bench) => {
      const before = await credits(bench)
      const link = await makeLink(bench)
      expectSame([link.url, link.link.url], [pageUrl, pageUrl], 'url')
      expectThat(link.id !== link.link.id, 'id', 'another id than that of the page', link)
      expectSame(link.credits_used, 1, 'credits_used')
      expectSame(await credits(bench), before - 1, 'remaining_credits')
      const found = await bench.call('getLink', { params: { id: link.id } })
      expectSame(granted(found, wire.link), link, 'body')
    },
  ),
  caseOf(
    {
      id: 'createLink/scrape-failed',
      title: 'A page that cannot be read is refused with a bare list, and costs nothing.',
      evidence: 'documented',
      cost: 'free',
      rule: 'scrapeFailed',
    },
    async (bench) => {
      const before = await credits(bench)
      const url = 'https://shop.invalid/kettle'
      const exchange = await bench.call('createLink', { body: { url } })
      refusedList(exchange, `Failed to scrape url: ${url}`)
      expectSame(await credits(bench), before, 'remaining_credits')
    },
  ),
  caseOf(
    {
      id: 'createLink/url-form',
      title: 'Whatever is no web address is refused.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'frameworkWords',
    },
    async (bench) => {
      const bad = ['kettle', 'javascript:alert(1)', 'file:///etc/passwd', 'ftp://a.example/b']
      for (const url of bad)
        refusedFields(await bench.call('createLink', { body: { url } }), {
          url: ['Enter a valid URL.'],
        })
      refusedFields(await bench.call('createLink', { body: { url: null } }), {
        url: ['This field may not be null.'],
      })
      refusedFields(await bench.call('createLink', { body: { url: '' } }), {
        url: ['This field may not be blank.'],
      })
    },
  ),
  caseOf(
    {
      id: 'createLink/url-length',
      title: 'An address of 1,000 characters is taken; one more is refused.',
      evidence: 'documented',
      cost: 'cheap',
    },
    async (bench) => {
      const url = pageUrl.padEnd(1000, 'a')
      granted(await bench.call('createLink', { body: { url } }), wire.link)
      refusedFields(await bench.call('createLink', { body: { url: `${url}a` } }), {
        url: ['Ensure this field has no more than 1000 characters.'],
      })
    },
  ),
  caseOf(
    {
      id: 'createLinkWithParams/made',
      title: 'A product told of in words becomes a link with what was told.',
      evidence: 'documented',
      cost: 'cheap',
      rule: 'threePictures',
    },
    async (bench) => {
      const body = { title: 'Kettle', image_urls: ['a', 'b', 'c'].map(picture) }
      const { link } = granted(await bench.call('createLinkWithParams', { body }), wire.link)
      expectSame([link.title, link.image_urls], [body.title, body.image_urls], 'link')
      const video_urls = ['https://media.example.com/kettle.mp4']
      const film = { body: { title: 'Kettle', video_urls } }
      granted(await bench.call('createLinkWithParams', film), wire.link)
    },
  ),
  caseOf(
    {
      id: 'createLinkWithParams/defaults',
      title: 'What a product was not told of is null or an empty list in its link.',
      evidence: 'documented',
      cost: 'cheap',
    },
    async (bench) => {
      const title = 'Kettle'
      const image_urls = ['a', 'b', 'c'].map(picture)
      const video_urls = ['https://media.example.com/kettle.mp4']
      const empty = { title, description: null, reviews: null, logo_url: null }
      for (const [sent, told] of [
        [{ image_urls }, { image_urls, video_urls: [] }],
        [{ video_urls }, { image_urls: [], video_urls }],
      ] as const) {
        const made = await bench.call('createLinkWithParams', { body: { title, ...sent } })
        const { link } = granted(made, wire.link)
        const { title: name, description, reviews, logo_url } = link
        const { image_urls: pictures, video_urls: videos } = link
        expectSame(
          { title: name, description, reviews, logo_url, image_urls: pictures, video_urls: videos },
          { ...empty, ...told },
          'link',
        )
      }
    },
  ),
  caseOf(
    {
      id: 'createLinkWithParams/too-few-pictures',
      title: 'Two pictures and no video are too few.',
      evidence: 'documented',
      cost: 'free',
      rule: 'threePictures',
    },
    async (bench) => {
      const body = { title: 'Kettle', image_urls: ['a', 'b'].map(picture) }
      refusedList(await bench.call('createLinkWithParams', { body }))
      refusedFields(await bench.call('createLinkWithParams', { body: {} }), { title: required })
    },
  ),
  caseOf(
    {
      id: 'listLinks/by-id',
      title: 'Links are listed by id as a bare array; unknown ids are left out.',
      evidence: 'documented',
      cost: 'cheap',
      rule: 'bareArrays',
    },
    async (bench) => {
      const made = [await makeLink(bench), await makeLink(bench)]
      const ids = made.map(({ id }) => id)
      const listed = await bench.call('listLinks', { query: { ids: [...ids, nobody] } })
      expectSame(granted(listed, links), made, 'body')
    },
  ),
  caseOf(
    {
      id: 'listLinks/ids',
      title: 'One to a hundred ids are wanted.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      refusedField(await bench.call('listLinks'), 'ids')
      refusedField(await bench.call('listLinks', { query: { ids: ['kettle'] } }), 'ids')
      const many = Array.from({ length: 100 }, () => nobody)
      expectSame(
        granted(await bench.call('listLinks', { query: { ids: many } }), links),
        [],
        'body',
      )
      refusedField(await bench.call('listLinks', { query: { ids: [...many, nobody] } }), 'ids')
    },
  ),
  caseOf(
    {
      id: 'getLink/inner-id',
      title: 'The id of the page inside a link leads nowhere.',
      evidence: 'observed',
      cost: 'cheap',
      rule: 'outerId',
    },
    async (bench) => {
      const { link } = await makeLink(bench)
      for (const id of [link.id, nobody, 'kettle'])
        refused(await bench.call('getLink', { params: { id } }), 404, noLink)
    },
  ),
  caseOf(
    {
      id: 'updateLink/flat',
      title: 'Correcting a link answers the page alone, and the link keeps it.',
      evidence: 'documented',
      cost: 'cheap',
      rule: 'linkIsFlatAfterUpdate',
    },
    async (bench) => {
      const made = await makeLink(bench)
      const params = { id: made.id }
      const answer = await bench.call('updateLink', { params, body: { title: 'Teapot' } })
      expectSame(granted(answer, wire.innerLink), { ...made.link, title: 'Teapot' }, 'body')
      const { link } = granted(await bench.call('getLink', { params }), wire.link)
      expectSame(link.title, 'Teapot', 'link.title')
      refusedField(
        await bench.call('updateLink', { params, body: { image_urls: 'x' } }),
        'image_urls',
      )
    },
  ),
  caseOf(
    {
      id: 'updateLink/object-before-type',
      title: 'An unknown link is told before a media type that cannot be read.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'orderOfChecks',
    },
    async (bench) => {
      const target = bench.path('updateLink', { id: nobody })
      const headers = { ...bench.credentials, 'Content-Type': 'text/plain' }
      refused(await bench.send({ method: 'PUT', target, headers, body: 'x' }), 404, noLink)
    },
  ),
  caseOf(
    {
      id: 'listLinks/order',
      title: 'Links are listed in the order asked, each once.',
      evidence: 'assumed',
      cost: 'cheap',
    },
    async (bench) => {
      const [one, two] = [await makeLink(bench), await makeLink(bench)]
      const ids = [two.id, one.id, two.id]
      const listed = await bench.call('listLinks', { query: { ids } })
      expectSame(granted(listed, links), [two, one], 'body')
    },
  ),
  caseOf(
    {
      id: 'updateLink/object-before-fields',
      title: 'An unknown link is told before wrong fields.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'orderOfChecks',
    },
    async (bench) => {
      const call = { params: { id: nobody }, body: { title: 5, image_urls: 'x' } }
      refused(await bench.call('updateLink', call), 404, noLink)
    },
  ),
  caseOf(
    {
      id: 'createVideo/no-media',
      title: 'A link without a picture or video makes no video.',
      evidence: 'documented',
      cost: 'cheap',
      rule: 'mediaNeeded',
    },
    async (bench) => {
      const { id } = await makeLink(bench)
      const none = { image_urls: [], video_urls: [] }
      await bench.call('updateLink', { params: { id }, body: none })
      for (const operation of ['createVideo', 'createPreview', 'createPreviewList'])
        refusedList(
          await bench.call(operation, { body: { link: id } }),
          'Link must have at least one image or one video.',
        )
    },
  ),
  caseOf(
    {
      id: 'getVideo/accounts-apart',
      title: 'Another account sees neither links nor jobs, by any operation.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'accountsAreApart',
    },
    async (bench) => {
      const job = await begin(bench, 'createVideo')
      for (const other of ['sameApp', 'otherAccount'] as const) {
        const stranger = bench.as(other)
        const params = { id: job.id }
        refused(await stranger.call('getVideo', { params }), 404)
        refused(await stranger.call('renderVideo', { params }), 404)
        refused(await stranger.call('renderSinglePreview', { params, body: {} }), 404)
        expectSame(
          (await stranger.call('listVideos', { query: { ids: [job.id] } })).json,
          [],
          'body',
        )
        const link = { id: job.link }
        refused(await stranger.call('getLink', { params: link }), 404)
        refused(await stranger.call('updateLink', { params: link, body: {} }), 404)
        expectSame(
          (await stranger.call('listLinks', { query: { ids: [job.link] } })).json,
          [],
          'body',
        )
        const body = { link: job.link }
        refusedFields(await stranger.call('createVideo', { body }), { link: ['Invalid link ID'] })
      }
    },
  ),
]
