import { createChance, proseOf } from '../engine/chance.ts'

/** What a product page says, as far as it is told in a link. */
export interface Product {
  readonly url: string | null
  readonly title: string | null
  readonly description: string | null
  readonly image_urls: readonly string[]
  readonly video_urls: readonly string[]
  readonly reviews: string | null
  readonly logo_url: string | null
  readonly ai_summary: string | null
  readonly ai_industry: string | null
  readonly ai_target_audiences: readonly string[]
}

/** Why a page cannot be read; undefined when it can. */
export function troubleWith(url: string): string | undefined {
  const { hostname } = new URL(url)
  // Reserved for names that lead nowhere.
  return /(^|\.)invalid\.?$/i.test(hostname) ? `the host ${hostname} never exists` : undefined
}

/** Whether a page has neither pictures nor videos. */
export const isBare = (url: string): boolean => /^no-media\./i.test(new URL(url).hostname)

const audiences = ['young adults', 'parents', 'home cooks', 'travellers', 'students', 'athletes']

/** Where the pictures and videos of products stand, below an origin. */
export interface Shop {
  picture(name: string): string
  film(name: string): string
}

/** A plausible product for a page that nobody has read: the same for the same address and seed. */
export async function productAt(
  seed: string,
  url: string,
  shop: Shop,
  bare = isBare(url),
): Promise<Product> {
  const chance = createChance(seed, 'product', url)
  const prose = await proseOf(chance)
  const named = nameIn(url)
  const title = named ?? prose.commerce.productName()
  const brand = prose.company.name()
  const kind = prose.commerce.productMaterial().toLowerCase()
  const first = chance.int(0, audiences.length - 1)
  const names = Array.from({ length: 3 + chance.int(0, 3) }, () => chance.hex(10))
  return {
    url,
    title,
    description: `${prose.commerce.productAdjective()} ${title.toLowerCase()}, made of ${kind} by ${brand}.`,
    image_urls: bare ? [] : names.map(shop.picture),
    video_urls: bare || chance.unit() < 0.5 ? [] : [shop.film(chance.hex(10))],
    reviews: `“${prose.lorem.sentence()}” ${chance.int(38, 50) / 10} of 5 stars.`,
    logo_url: bare ? null : shop.picture(chance.hex(10)),
    ai_summary: `${title} by ${brand}, made of ${kind}.`,
    ai_industry: prose.commerce.department(),
    ai_target_audiences: [0, 1].map(
      (step) => audiences[(first + step) % audiences.length] ?? 'young adults',
    ),
  }
}

/** Words at the end of an address that may name the product. */
function nameIn(url: string): string | undefined {
  const last = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? ''
  const words = last.replace(/\.\w+$/, '').split(/[-_+]+/)
  if (words.length < 2 || words.length > 12 || !words.every((word) => /^[a-z0-9]+$/i.test(word)))
    return undefined
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
}
