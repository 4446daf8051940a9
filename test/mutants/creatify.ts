import { detailOf } from '../../emulator/creatify/job.ts'
import type { Mutant } from './mutant.ts'
import { call, letters, media, member, outcome, refusal, store, success, tasks } from './patches.ts'

const api = 'creatify'
const hour = 3_600_000

const as = (
  id: string,
  kind: string,
  what: string,
  parts: Mutant['parts'],
  ...operations: string[]
): Mutant => ({
  id: `${api}/${id}`,
  kind,
  what,
  parts,
  ...(operations.length > 0 && { operations }),
})

/** A reply whose data is something else. */
const data = (operation: string, change: (data: Fields) => unknown): Mutant['parts'] =>
  success(api, operation, ({ body }) => ({ body: JSON.stringify(change(JSON.parse(body))) }))

type Fields = Record<string, unknown>

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The body of a webhook, with something else in it. */
const said = (change: (event: Fields) => object): Mutant['parts'] =>
  letters(api, (sent) =>
    sent.map((letter) => ({
      ...letter,
      body: async (now) => JSON.stringify(change(JSON.parse(await letter.body(now)))),
    })),
  )

const jobs = ['createVideo', 'createPreview', 'createPreviewList'] as const

/** Defects of Creatify's behaviour. */
export const creatifyMutants = (): Mutant[] => [
  as(
    'webhook/lost',
    'webhook lost',
    'No webhook is sent.',
    letters(api, () => []),
  ),
  as(
    'webhook/doubled',
    'webhook doubled',
    'Every webhook is sent twice.',
    letters(api, (sent) => sent.flatMap((one) => [one, { ...one, key: `${one.key} again` }])),
  ),
  as(
    'webhook/early',
    'webhook early',
    'A webhook is sent ten seconds before its time.',
    letters(api, (sent, task) =>
      sent.map((one) => ({ ...one, at: Math.max(task.bornAt + 1, one.at - 10_000) })),
    ),
  ),
  as(
    'webhook/late',
    'webhook late',
    'A webhook is sent an hour after its time.',
    letters(api, (sent) => sent.map((one) => ({ ...one, at: one.at + hour }))),
  ),
  as(
    'webhook/of-previews-lost',
    'webhook lost',
    'Previews are told of by no webhook.',
    letters(api, (sent) => sent.filter(({ event }) => event !== 'previews')),
  ),
  as(
    'webhook/for-waited',
    'webhook doubled',
    'A preview that was waited for is told of too.',
    (reached) => ({
      provider: (real) => {
        const { letters: lettersOf } = real
        if (real.contract.id !== api || !lettersOf) return real
        return {
          ...real,
          letters(task, world) {
            const url = task.kind === 'preview' ? detailOf(task).request.webhook_url : null
            if (url === null) return lettersOf(task, world)
            reached()
            return [{ at: task.bornAt + 1, event: 'previews', key: 'extra', url, body: () => '{}' }]
          },
        }
      },
    }),
  ),
  as(
    'webhook/failures-lost',
    'webhook lost',
    'What failed is told of by no webhook.',
    letters(api, (sent, task) => (task.plan.states.at(-1) === 'failed' ? [] : sent)),
  ),
  as(
    'webhook/id',
    'wrong webhook body',
    'A webhook has the id of something else.',
    said((event) => ({ ...event, id: '00000000-0000-4000-8000-000000000000' })),
  ),
  as(
    'webhook/bare',
    'wrong webhook body',
    'A webhook lacks why something failed.',
    said(({ failed_reason: _, ...event }) => event),
  ),
  as(
    'webhook/status',
    'wrong webhook body',
    'A webhook says that everything is done.',
    said((event) => ({ ...event, status: 'done' })),
  ),
  as(
    'webhook/more',
    'wrong webhook body',
    'A webhook has a field more.',
    said((event) => ({ ...event, event: 'x' })),
  ),
  as(
    'webhook/no-video',
    'wrong webhook body',
    'A webhook tells of no video.',
    said((event) => ({ ...event, ...('video_output' in event && { video_output: null }) })),
  ),
  as(
    'webhook/type',
    'wrong webhook body',
    'A webhook is told to be plain text.',
    letters(api, (sent) =>
      sent.map((one) => ({ ...one, headers: { 'content-type': 'text/plain' } })),
    ),
  ),

  as(
    'createLink/inner-id',
    'wrong id',
    'A link has the id of the page in it.',
    data('createLink', (link) => ({ ...link, id: Object(link['link']).id })),
    'createLink',
    'getLink',
  ),
  as(
    'createLink/not-kept',
    'task lost',
    'A link is answered that is not kept.',
    data('createLink', (link) => ({
      ...link,
      id: String(link['id']).replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    })),
    'createLink',
  ),
  as(
    'createLink/any-page',
    'refusal forgotten',
    'A page that cannot be read is a product all the same.',
    call(api, 'createLink', ({ body }) => ({
      body: { url: Object(body).url.replace('.invalid', '.example') },
    })),
    'createLink',
  ),
  as(
    'createLinkWithParams/any-pictures',
    'limit loosened by one',
    'Two pictures are enough.',
    call(api, 'createLinkWithParams', ({ body }) => {
      const { image_urls } = Object(body)
      return {
        body: {
          ...Object(body),
          image_urls: image_urls.length === 2 ? [...image_urls, image_urls[0]] : image_urls,
        },
      }
    }),
    'createLinkWithParams',
  ),
  as(
    'createLinkWithParams/three-too-few',
    'limit tightened by one',
    'Three pictures are too few.',
    call(api, 'createLinkWithParams', ({ body }) => ({
      body: { ...Object(body), image_urls: Object(body).image_urls.slice(1) },
    })),
    'createLinkWithParams',
  ),
  as(
    'updateLink/whole',
    'wrong shape',
    'Correcting a link answers the link around the page.',
    data('updateLink', (page) => ({
      id: page['id'],
      url: page['url'],
      link: page,
      credits_used: 1,
    })),
    'updateLink',
  ),
  as(
    'updateLink/forgotten',
    'change lost',
    'A correction is answered and not kept.',
    store((real, reached) => ({
      async update(collection, scope, id, change) {
        if (collection !== 'things') return real.update(collection, scope, id, change)
        reached()
        const found = await real.get(collection, scope, id)
        return found && change(found)
      },
    })),
    'updateLink',
  ),
  as(
    'updateLink/all-replaced',
    'change too wide',
    'What a correction does not name is emptied.',
    call(api, 'updateLink', ({ body }) => ({ body: { description: null, ...Object(body) } })),
    'updateLink',
  ),
  as(
    'listLinks/reversed',
    'order reversed',
    'Links are listed the other way round.',
    success(api, 'listLinks', ({ body }) => ({
      body: JSON.stringify(list(JSON.parse(body)).toReversed()),
    })),
    'listLinks',
  ),
  as(
    'listLinks/wrapped',
    'wrong shape',
    'The list of links stands in an object.',
    success(api, 'listLinks', ({ body }) => ({ body: `{"results":${body}}` })),
    'listLinks',
  ),
  as(
    'listVideos/wrapped',
    'wrong shape',
    'The list of jobs stands in an object.',
    success(api, 'listVideos', ({ body }) => ({ body: `{"results":${body}}` })),
    'listVideos',
  ),
  as(
    'listVideos/reversed',
    'order reversed',
    'Jobs are listed the other way round.',
    success(api, 'listVideos', ({ body }) => ({
      body: JSON.stringify(list(JSON.parse(body)).toReversed()),
    })),
    'listVideos',
  ),
  as(
    'listVideos/none-for-one-unknown',
    'item lost',
    'One unknown id empties the whole list.',
    outcome(api, 'listVideos', async (run, { query }) => {
      const found = await run()
      const { ids } = Object(query)
      return 'json' in found && list(JSON.parse(found.json)).length < ids.length
        ? { data: [] }
        : found
    }),
    'listVideos',
  ),
  as(
    'listVideos/twice',
    'item doubled',
    'A job whose id is sent twice is listed twice.',
    outcome(api, 'listVideos', async (run, { query }) => {
      const found = await run()
      const { ids } = Object(query)
      if (!('json' in found) || new Set(ids).size === ids.length) return found
      const all = list(JSON.parse(found.json))
      return { data: [...all, ...all] }
    }),
    'listVideos',
  ),

  ...jobs.map((operation) =>
    as(
      `${operation}/any-link`,
      'refusal forgotten',
      'A link that is not there is refused with 404.',
      refusal(api, 'fields', ({ body, status }, { endpoint }) =>
        endpoint?.id === operation && body.includes('Invalid link ID')
          ? { status: 404, body: '{"detail":"No Link matches the given query."}' }
          : { body, status },
      ),
      operation,
    ),
  ),
  as(
    'createVideo/any-ratio',
    'refusal forgotten',
    'A style is taken in shapes that it does not come in.',
    outcome(api, 'createVideo', async (run, given) => {
      const found = await run()
      if (!('refusal' in found) || !JSON.stringify(found.refusal).includes('does not support'))
        return found
      return {
        refusal: { kind: 'sentence', reason: 'a defect', sentence: `x${given.now}` } as never,
      }
    }),
    'createVideo',
  ),
  as(
    'createVideo/length-ignored',
    'wrong value',
    'Every video is fifteen seconds long.',
    call(api, 'createVideo', ({ body }) => ({ body: { ...Object(body), video_length: 15 } })),
    'createVideo',
  ),
  as(
    'createVideo/offset-as-number',
    'number for string',
    'An offset is echoed as a number.',
    data('createVideo', (video) => ({
      ...video,
      caption_offset_x:
        video['caption_offset_x'] === null ? null : Number(video['caption_offset_x']),
    })),
    'createVideo',
  ),
  as(
    'createVideo/progress-as-number',
    'number for string',
    'Progress begins at 1.',
    data('createVideo', (video) => ({ ...video, progress: '1' })),
    'createVideo',
  ),
  as(
    'createVideo/silent-failure',
    'missing reason',
    'A job that failed does not say why.',
    data('getVideo', (video) => ({ ...video, failed_reason: null })),
    'getVideo',
  ),
  as(
    'createVideo/early-video',
    'status skipped',
    'A video is told of before it is done.',
    data('getVideo', (video) => ({
      ...video,
      video_output: video['video_output'] ?? 'http://a.example/early.mp4',
    })),
    'getVideo',
  ),
  as(
    'createVideo/used-at-once',
    'credits told early',
    'What a job costs is told at once.',
    data('createVideo', (video) => ({ ...video, credits_used: 5 })),
    'createVideo',
  ),
  as(
    'createVideo/charged-at-once',
    'credits told early',
    'What a job costs is taken from the balance at once.',
    store((real, reached) => ({
      spend(ledger, opening, spending, now) {
        reached()
        return real.spend(
          ledger,
          opening,
          { ...spending, kind: spending.kind === 'reserve' ? 'charge' : spending.kind },
          now,
        )
      },
    })),
  ),
  as(
    'createVideo/reservation-forgotten',
    'credit charged twice',
    'What is reserved can be spent again.',
    store((real, reached) => ({
      async spend(ledger, opening, spending, now) {
        const { balance, available } = await real.funds(ledger, opening, now)
        if (available < spending.amount && balance >= spending.amount) {
          reached()
          return true
        }
        return real.spend(ledger, opening, spending, now)
      },
    })),
  ),
  as(
    'createVideo/price-per-minute',
    'wrong price',
    'Half minutes are counted by their number, not by their beginning.',
    store((real, reached) => ({
      spend(ledger, opening, spending, now) {
        reached()
        const amount = spending.amount === 10 ? 8 : spending.amount
        return real.spend(ledger, opening, { ...spending, amount }, now)
      },
    })),
  ),
  as(
    'createPreview/unfilled',
    'missing value',
    'A preview that was waited for is not there.',
    data('createPreview', (video) => ({ ...video, preview: null })),
    'createPreview',
  ),
  as(
    'createPreview/done',
    'wrong status',
    'A job with a preview is done.',
    data('createPreview', (video) => ({ ...video, status: 'done' })),
    'createPreview',
  ),
  as(
    'createPreviewList/done',
    'wrong status',
    'A job with previews is done.',
    data('getVideo', (video) => ({
      ...video,
      status:
        list(video['previews']).length > 0 && list(video['outputs']).length === 0
          ? 'done'
          : video['status'],
    })),
    'getVideo',
  ),
  as(
    'createPreviewList/one-style',
    'item lost',
    'Previews are made in the first style alone.',
    call(api, 'createPreviewList', ({ body }) => ({
      body: { ...Object(body), visual_styles: Object(body).visual_styles.slice(0, 1) },
    })),
    'createPreviewList',
  ),
  as(
    'createPreviewList/one-ratio',
    'item lost',
    'Previews are made in the first shape alone.',
    call(api, 'createPreviewList', ({ body }) => ({
      body: { ...Object(body), aspect_ratios: Object(body).aspect_ratios?.slice(0, 1) },
    })),
    'createPreviewList',
  ),
  as(
    'createPreviewList/early',
    'status skipped',
    'Previews are there as soon as they are asked for.',
    tasks((task) =>
      task.kind === 'previews'
        ? { ...task, plan: { ...task.plan, at: task.plan.at.map(() => task.bornAt) } }
        : task,
    ),
    'createPreviewList',
  ),
  as(
    'createPreviewList/same-ids',
    'ids repeated',
    'All previews of a job have the same id.',
    data('getVideo', (video) => {
      const previews = list(video['previews']).map(Object)
      return {
        ...video,
        previews: previews.map((one) => ({ ...one, media_job: previews[0]?.media_job })),
      }
    }),
    'getVideo',
  ),
  as(
    'renderVideo/new-id',
    'wrong id',
    'A rendering answers another id than its job.',
    data('renderVideo', (video) => ({ ...video, id: '00000000-0000-4000-8000-000000000000' })),
    'renderVideo',
  ),
  as(
    'renderVideo/created',
    'wrong HTTP status',
    'A rendering is answered with 201.',
    success(api, 'renderVideo', () => ({ status: 201 })),
    'renderVideo',
  ),
  as(
    'createVideo/ok',
    'wrong HTTP status',
    'A job is answered with 200.',
    success(api, 'createVideo', () => ({ status: 200 })),
    'createVideo',
  ),
  as(
    'createPreviewList/ok',
    'wrong HTTP status',
    'A list of previews is answered with 200.',
    success(api, 'createPreviewList', () => ({ status: 200 })),
    'createPreviewList',
  ),
  as(
    'createLink/ok',
    'wrong HTTP status',
    'A link is answered with 200.',
    success(api, 'createLink', () => ({ status: 200 })),
    'createLink',
  ),
  as(
    'createPreview/created',
    'wrong HTTP status',
    'A preview is answered with 201.',
    success(api, 'createPreview', () => ({ status: 201 })),
    'createPreview',
  ),
  as(
    'renderSinglePreview/first',
    'wrong value',
    'Whichever preview is named, the first is rendered.',
    data('getVideo', (video) => {
      const [first] = list(video['previews']).map(Object)
      const outputs = list(video['outputs']).map(Object)
      return {
        ...video,
        outputs: outputs.map((one) => ({ ...one, ...(first && { media_job: first.media_job }) })),
      }
    }),
    'getVideo',
  ),
  as(
    'getVideo/one-output',
    'item lost',
    'A job tells of its last rendering alone.',
    data('getVideo', (video) => ({ ...video, outputs: list(video['outputs']).slice(-1) })),
    'getVideo',
  ),
  as(
    'getVideo/outputs-reversed',
    'order reversed',
    'A job tells of its renderings the other way round.',
    data('getVideo', (video) => ({ ...video, outputs: list(video['outputs']).toReversed() })),
    'getVideo',
  ),
  as(
    'getVideo/previews-lost',
    'item lost',
    'Previews are gone once one is rendered.',
    data('getVideo', (video) => ({
      ...video,
      previews: list(video['outputs']).length > 0 ? [] : video['previews'],
    })),
    'getVideo',
  ),
  as(
    'getVideo/editor',
    'extra value',
    'Everybody is given an editor.',
    data('getVideo', (video) => ({ ...video, editor_url: 'http://a.example/editor' })),
    'getVideo',
  ),
  as(
    'media/preview-as-film',
    'wrong media',
    'The URL of a preview is a film.',
    media(api, async (find, target) => {
      const found = await find(target)
      return 'page' in found ? { file: '9x16.mp4', contentType: 'video/mp4' } : found
    }),
    'media',
  ),
  as(
    'media/thumbnail-as-png',
    'wrong media',
    'The picture of a video is a PNG.',
    media(api, async (find, target) => {
      const found = await find(target)
      return 'file' in found ? { file: 'cover.png', contentType: 'image/png' } : found
    }),
    'media',
  ),
  as(
    'getRemainingCredits/available',
    'credits told early',
    'The balance tells what is not reserved.',
    store((real, reached) => ({
      async funds(...args) {
        reached()
        const funds = await real.funds(...args)
        return { ...funds, balance: funds.available }
      },
    })),
    'getRemainingCredits',
  ),
  as(
    'listPersonas/any-filter',
    'filter ignored',
    'Of several filters the last one counts.',
    call(api, 'listPersonas', ({ query }) => ({ query: { style: Object(query).style } })),
    'listPersonas',
  ),
  as(
    'listPersonasPaginated/next-forgotten',
    'paging ignored',
    'The last page but one leads nowhere.',
    data('listPersonasPaginated', (page) => ({ ...page, next: null })),
    'listPersonasPaginated',
  ),
  as(
    'listPersonasPaginated/next-is-this',
    'paging ignored',
    'The next page is this one.',
    data('listPersonasPaginated', (page) => ({
      ...page,
      next:
        page['next'] === null
          ? null
          : String(page['next']).replace(/page=(\d+)/, (_, nth) => `page=${Number(nth) - 1}`),
    })),
    'listPersonasPaginated',
  ),
  as(
    'listPersonasPaginated/filter-lost',
    'filter ignored',
    'Pages are of all personas, whatever the filter.',
    call(api, 'listPersonasPaginated', ({ query }) => ({
      query: { page: Object(query).page, page_size: Object(query).page_size },
    })),
    'listPersonasPaginated',
  ),
  as(
    'listVoicesPaginated/all',
    'paging ignored',
    'A page holds every voice.',
    call(api, 'listVoicesPaginated', ({ query }) => ({
      query: { ...Object(query), page_size: 100 },
    })),
    'listVoicesPaginated',
  ),
  as(
    'listVoicesPaginated/count',
    'total wrong',
    'The count is that of the page.',
    data('listVoicesPaginated', (page) => ({ ...page, count: list(page['results']).length })),
    'listVoicesPaginated',
  ),
  as(
    'listMusics/search-ignored',
    'filter ignored',
    'A search finds all music.',
    call(api, 'listMusics', ({ query }) => ({ query: { ...Object(query), search: undefined } })),
    'listMusics',
  ),
  as(
    'listMusics/category-ignored',
    'filter ignored',
    'Music of all categories is found.',
    call(api, 'listMusics', ({ query }) => ({ query: { ...Object(query), category: undefined } })),
    'listMusics',
  ),
  as(
    'getPersona/first',
    'wrong value',
    'Whichever persona is asked for, the first is told.',
    success(api, 'getPersona', ({ body }) => ({
      body: body.replace(/"creator_name":"/, '"creator_name":"X'),
    })),
    'getPersona',
  ),

  as(
    'every/first-field-only',
    'refusal cut short',
    'A refusal names the first field that is wrong.',
    refusal(api, 'parameters', ({ body }) => {
      const [first] = Object.entries(JSON.parse(body))
      return { body: JSON.stringify(first ? Object.fromEntries([first]) : {}) }
    }),
  ),
  as(
    'every/no-challenge',
    'missing header',
    'A 401 does not say how to prove who one is.',
    refusal(api, 'credentialMissing', ({ headers }) => ({
      headers: without(headers, 'www-authenticate'),
    })),
  ),
  as(
    'every/no-retry-after',
    'missing header',
    'A 429 does not say when to come back.',
    refusal(api, 'quotaExceeded', ({ headers }) => ({ headers: without(headers, 'retry-after') })),
  ),
  as(
    'every/retry-after-an-hour',
    'wrong header',
    'A 429 says to come back in an hour.',
    refusal(api, 'quotaExceeded', ({ headers }) => ({
      headers: { ...headers, 'retry-after': '3600' },
    })),
  ),
  as(
    'every/no-allow',
    'missing header',
    'A 405 does not say what is allowed.',
    refusal(api, 'wrongMethod', ({ headers }) => ({ headers: without(headers, 'allow') })),
  ),
  as(
    'every/redirect-loses-query',
    'wrong header',
    'A redirect loses the query.',
    refusal(api, 'missingSlash', ({ headers }) => ({
      headers: {
        ...headers,
        ...(headers['location'] && { location: headers['location'].split('?')[0] ?? '' }),
      },
    })),
  ),
  as(
    'every/half-a-credential',
    'forged credential taken',
    'The id alone opens an account.',
    member(api, (_, reached) => ({
      credential(header) {
        reached()
        return header('x-api-id') || undefined
      },
    })),
  ),
  as(
    'every/throttle-apart',
    'quota shared wrongly',
    'Each operation has a throttle of its own.',
    member(api, ({ rules }, reached) => ({
      rules: Object.fromEntries(
        Object.entries(rules).map(([id, { bucket: _, ...rule }]) => [
          id,
          {
            ...rule,
            get limit() {
              reached()
              return rule.limit
            },
          },
        ]),
      ),
    })),
  ),
  as(
    'every/any-type',
    'refusal forgotten',
    'A body of any media type is read.',
    member(api, (_, reached) => ({
      acceptsType() {
        reached()
        return true
      },
    })),
  ),
]

const without = (headers: Readonly<Record<string, string>>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))
