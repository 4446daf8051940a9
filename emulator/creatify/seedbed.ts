import { z } from 'zod'
import { aspectRatios, ratiosOf, visualStyles } from '../../contracts/creatify/choices.ts'
import { creatify as contract } from '../../contracts/creatify/contract.ts'
import * as wire from '../../contracts/creatify/wire.ts'
import { ledgerOf } from '../engine/bill.ts'
import { checkMedia, label, plantTask, statesOf, taskFields } from '../engine/seed.ts'
import { type Seedbed, SeedError, type Seeded, type Soil } from '../engine/seedbed.ts'
import { jobDetail, shotsOf, tallies } from './jobs.ts'
import { latencyOf } from './latency.ts'
import { keepLink, linkIn } from './links.ts'
import { shopAt } from './places.ts'
import { productAt } from './product.ts'
import type { CreatifySettings } from './settings.ts'

const urls = z.array(z.url())

const link = z.strictObject({
  as: label.optional(),
  url: z.url().default('https://shop.example.com/product').describe('The page of the product.'),
  title: z.string().optional(),
  description: z.string().optional(),
  image_urls: urls.optional(),
  video_urls: urls.optional(),
  reviews: z.string().optional(),
  logo_url: z.url().optional(),
})

const { render, previews } = contract.lifecycles

const job = z.strictObject({
  kind: z
    .enum(['video', 'preview', 'previews'])
    .default('video')
    .describe('A video at once, one preview, or a list of previews.'),
  link: z
    .string()
    .optional()
    .describe('What a link is called here, or its id; the first if absent.'),
  visual_styles: z.array(z.enum(visualStyles)).min(1).default(['AvatarBubbleTemplate']),
  aspect_ratio: z.enum(aspectRatios).default('9x16'),
  video_length: z.literal([15, 30, 45, 60]).default(15).describe('Seconds.'),
  webhook_url: z.url().optional().describe('Who hears of what is still to come.'),
  ...taskFields(statesOf(render, previews)),
  state: z
    .enum(statesOf(render, previews))
    .optional()
    .describe('The state it is in; that of success when absent.'),
})

const account = z.strictObject({
  credits: z.number().min(0).max(1e12).optional().describe('What the account has to spend.'),
  links: z.array(link).default([]).describe('Products that videos can be made of.'),
  jobs: z.array(job).default([]).describe('Videos and previews in any state.'),
})

type Job = z.output<typeof job>

const plans = {
  video: { lifecycle: render, operation: 'createVideo' },
  preview: { lifecycle: previews, operation: 'createPreview' },
  previews: { lifecycle: previews, operation: 'createPreviewList' },
} as const

/** What fixtures can say of an account. */
export const createSeedbed = (settings: CreatifySettings): Seedbed => {
  /** Makes a job of a link. */
  const begin = async (soil: Soil, linkId: string, one: Job, state: string): Promise<string> => {
    const { world, origin } = soil
    const { kind, visual_styles: styles, aspect_ratio, video_length, webhook_url } = one
    const looks = (kind === 'previews' ? styles : styles.slice(0, 1)).map((visual_style) => ({
      visual_style,
      aspect_ratio,
    }))
    const shared = { link: linkId, aspect_ratio, video_length, webhook_url: webhook_url ?? null }
    const body =
      kind === 'previews'
        ? wire.createPreviewListBody.parse({ ...shared, visual_styles: styles })
        : wire.createVideoBody.parse({ ...shared, visual_style: styles[0] })
    const nth = await world.store.tally(tallies.jobs(contract.id, soil.account))
    const shots = shotsOf(world, soil.account, nth, looks)
    const { operation } = plans[kind]
    const detail = jobDetail({ sort: kind, origin, link: linkId, body, shots, operation })
    const { id } = await plantTask(contract, soil, {
      ...one,
      state,
      operation,
      kind,
      id: (chance) => chance.uuid(),
      latency: latencyOf(kind, settings),
      detail: () => ({ ...detail }),
    })
    return id
  }

  return {
    schema: account,
    async prepare(soil, part) {
      const { credits: balance, links, jobs } = account.parse(part)
      const names = links.flatMap(({ as }) => as ?? [])
      const states: string[] = []
      for (const [index, one] of jobs.entries()) {
        const path = ['jobs', index]
        await checkMedia(soil, one.media, path)
        await checkLink(soil, one.link, names, links.length > 0, path)
        states.push(stateOf(one, path))
        for (const [place, style] of one.visual_styles.entries())
          if (!ratiosOf(style).includes(one.aspect_ratio))
            throw new SeedError(
              [...path, 'visual_styles', place],
              `${style} comes in ${ratiosOf(style).join(', ')}, not in ${one.aspect_ratio}`,
            )
      }

      return async function plant() {
        const { world, origin } = soil
        const made: Seeded[] = []
        const known = new Map<string | undefined, string>()
        for (const { as, url, ...told } of links) {
          const product = await productAt(world.seed, url, shopAt(origin, world))
          const said = Object.fromEntries(
            Object.entries(told).filter(([, value]) => value !== undefined),
          )
          const { id } = await keepLink(world, soil.account, { ...product, ...said })
          if (known.size === 0) known.set(undefined, id)
          if (as !== undefined) known.set(as, id)
          made.push({ kind: 'link', id, ...(as !== undefined && { as }) })
        }
        for (const [index, one] of jobs.entries()) {
          const linkId = known.get(one.link) ?? one.link ?? ''
          const id = await begin(soil, linkId, one, states[index] ?? '')
          made.push({ kind: 'job', id, ...(one.as !== undefined && { as: one.as }) })
        }
        if (balance !== undefined) {
          const ledger = ledgerOf(contract.id, soil.account)
          await world.store.setBalance(ledger, settings.credits.opening, balance, world.clock.now())
        }
        return made
      }
    },
  }
}

function stateOf({ kind, state }: Job, path: readonly (string | number)[]): string {
  const known = statesOf(plans[kind].lifecycle)
  if (state === undefined) return known[0]
  if (known.includes(state)) return state
  throw new SeedError([...path, 'state'], `a ${kind} is never ${state}, but ${known.join(', ')}`)
}

async function checkLink(
  { world, account: name }: Soil,
  wanted: string | undefined,
  names: readonly string[],
  hasSome: boolean,
  path: readonly (string | number)[],
): Promise<void> {
  if (wanted === undefined && hasSome) return
  if (wanted === undefined) throw new SeedError(path, 'a job needs a link: list one in `links`')
  const identity = { world: world.name, app: '', account: name }
  if (names.includes(wanted) || (await linkIn({ world, identity }, wanted))) return
  const known = names.length > 0 ? `; there are ${names.join(', ')}` : ''
  throw new SeedError([...path, 'link'], `no link is called "${wanted}"${known}`)
}
