import { creatify as contract } from '../../contracts/creatify/contract.ts'
import * as wire from '../../contracts/creatify/wire.ts'
import { ledgerOf } from '../engine/bill.ts'
import { createChance } from '../engine/chance.ts'
import { scopeOf } from '../engine/filing.ts'
import { operation } from '../engine/operation.ts'
import type { Call, FindingCall, Operation, Outcome } from '../engine/provider.ts'
import type { Soon } from '../engine/store/store.ts'
import type { Thing, World } from '../engine/world.ts'
import { linkCost } from './costs.ts'
import { shopAt } from './places.ts'
import { type Product, productAt, troubleWith } from './product.ts'
import type { CreatifyRefusal } from './refusals.ts'
import type { CreatifySettings } from './settings.ts'

type Result = Promise<Outcome<CreatifyRefusal>>

/** What a link keeps: the page in it, with an id of its own. */
export type Page = Product & { readonly id: string }

/** The page of a link. Only this API's operations make its things, and all of them keep a page. */
export const pageOf = (link: Thing): Page => link.detail['page'] as Page

/** Keeps a product as the link of an account, which has paid for it. */
export async function keepLink(
  world: World,
  account: string,
  product: Product,
  counted?: number,
): Promise<Thing> {
  const nth = counted ?? (await world.store.tally(`links/${contract.id}/${account}`))
  const chance = createChance(world.seed, world.name, contract.id, account, 'link', nth)
  const id = chance.uuid()
  const page: Page = { id: chance.uuid(), ...product }
  const bornAt = world.clock.now()
  const link = { id, provider: contract.id, account, bornAt, detail: { page } }
  await world.store.insert('things', link)
  return link
}

/** How links behave. */
export function createLinks({
  credits,
}: CreatifySettings): Readonly<Record<string, Operation<CreatifyRefusal>>> {
  /** Keeps a product as a link, if the account can pay for it. */
  const keep = async (call: Call, product: Product): Result => {
    const { world, identity, now } = call
    const { account } = identity
    const nth = await world.store.tally(`links/${contract.id}/${account}`)
    const ledger = ledgerOf(contract.id, account)
    const spending = { id: `link-${nth}`, amount: linkCost, kind: 'once' } as const
    if (!(await world.store.spend(ledger, credits.opening, spending, now)))
      return { refusal: { kind: 'fewCredits', reason: `a link costs ${linkCost} credit` } }
    const link = await keepLink(world, account, product, nth)
    return { data: linkOf(link) }
  }

  const createLink = operation({ body: wire.createLinkBody }, async (call): Result => {
    const { url } = call.body
    const fate = call.fate()
    const trouble = fate === 'scrapeFailed' ? 'it was asked for' : troubleWith(url)
    if (trouble !== undefined)
      return refused(`Failed to scrape url: ${url}`, `the page cannot be read: ${trouble}`)
    const { world, origin } = call
    const bare = fate === 'noMedia' ? true : undefined
    return keep(call, await productAt(world.seed, url, shopAt(origin, world), bare))
  })

  const createLinkWithParams = operation(
    { body: wire.createLinkWithParamsBody },
    async (call): Result => {
      const { title, description, image_urls, video_urls, reviews, logo_url } = call.body
      if (video_urls.length === 0 && image_urls.length < 3)
        return refused(
          'Link must have at least three images or one video.',
          `it has ${image_urls.length} images and no video`,
        )
      const ai = { ai_summary: description, ai_industry: null, ai_target_audiences: [] }
      const told = { url: null, title, description, image_urls, video_urls, reviews, logo_url }
      return keep(call, { ...told, ...ai })
    },
  )

  const listLinks = operation({ query: wire.idsQuery }, async (call): Result => {
    const found = await Promise.all(
      [...new Set(call.query.ids)].map((id) => linkIn(call, id.toLowerCase())),
    )
    return { data: found.flatMap((link) => (link ? [linkOf(link)] : [])) }
  })

  const getLink: Operation<CreatifyRefusal> = {
    find: findLink,
    async run(call) {
      const link = await linkIn(call, call.params['id'] ?? '')
      return link ? { data: linkOf(link) } : { refusal: noLink }
    },
  }

  const updateLink: Operation<CreatifyRefusal> = {
    find: findLink,
    ...operation({ body: wire.updateLinkBody }, async (call): Result => {
      const scope = scopeOf(contract.id, call.identity.account)
      const id = (call.params['id'] ?? '').toLowerCase()
      const { title, description, image_urls, video_urls, reviews, logo_url } = call.body
      const sent = { title, description, image_urls, video_urls, reviews, logo_url }
      const changes = Object.fromEntries(
        Object.entries(sent).filter(([, value]) => value !== undefined),
      )
      const link = await call.world.store.update('things', scope, id, (found) => ({
        ...found,
        detail: { ...found.detail, page: { ...pageOf(found), ...changes } },
      }))
      return link ? { data: pageAnswer(pageOf(link)) } : { refusal: noLink }
    }),
  }

  return { createLink, createLinkWithParams, listLinks, getLink, updateLink }
}

/** A link of the caller's account; undefined when it has none of this id. */
export const linkIn = (
  { world, identity }: Pick<FindingCall, 'world' | 'identity'>,
  id: string,
): Soon<Thing | undefined> =>
  world.store.get('things', scopeOf(contract.id, identity.account), id.toLowerCase())

const noLink: CreatifyRefusal = {
  kind: 'noObject',
  model: 'Link',
  reason: 'this account has no link of this id; is it the id of the page inside a link?',
}

const findLink = async (call: FindingCall): Promise<CreatifyRefusal | undefined> =>
  (await linkIn(call, call.params['id'] ?? '')) ? undefined : noLink

const refused = (sentence: string, reason: string): Outcome<CreatifyRefusal> => ({
  refusal: { kind: 'sentence', sentence, reason },
})

const linkOf = (link: Thing): object => {
  const page = pageOf(link)
  return { id: link.id, url: page.url, link: pageAnswer(page), credits_used: linkCost }
}

/** A page with its keys in the order in which they are answered. */
const pageAnswer = (page: Page): object => ({
  id: page.id,
  url: page.url,
  title: page.title,
  description: page.description,
  image_urls: page.image_urls,
  video_urls: page.video_urls,
  reviews: page.reviews,
  logo_url: page.logo_url,
  ai_summary: page.ai_summary,
  ai_industry: page.ai_industry,
  ai_target_audiences: page.ai_target_audiences,
})
