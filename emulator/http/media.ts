import type { Context, Hono } from 'hono'
import { wall } from '../engine/clock.ts'
import { defaultName } from '../engine/credential.ts'
import { mediaOperation, type Strike } from '../engine/faults/faults.ts'
import { lineOf } from '../engine/lines.ts'
import { readBase } from '../engine/media/base.ts'
import { etagOf } from '../engine/media/library.ts'
import { OwnFileError } from '../engine/media/own-files.ts'
import type { Asset } from '../engine/media/serve.ts'
import type { MediaAnswer, MediaRoute, Provider } from '../engine/provider.ts'
import type { Refused } from '../engine/recorded.ts'
import type { World } from '../engine/world.ts'
import { isConsolePath } from './console/address.ts'
import { httpDate } from './dates.ts'
import { deliver } from './delivery.ts'
import { beLate, deliveryOf, pageOf } from './fault.ts'
import { type Inbound, inboundOf } from './inbound.ts'
import type { Stage } from './stage.ts'

/** Serves the media URLs of every API. */
export function playMedia(app: Hono, stage: Stage): void {
  for (const provider of stage.providers)
    for (const route of provider.media)
      app.all(route.path, function serveMedia(c) {
        return answer(c, provider, route, stage)
      })
}

/** Refuses a target that leads nowhere and is much like a media URL, as one that was changed. */
export function refuseChanged(c: Context, stage: Stage): Promise<Response> | undefined {
  const { target } = inboundOf(c)
  for (const provider of stage.providers)
    for (const route of provider.media)
      if (route.near.test(target)) return answer(c, provider, changed, stage)
  return undefined
}

const changed: Pick<MediaRoute, 'locate'> = {
  locate: async () => ({ forbidden: 'the URL was changed: no such URL was given out' }),
}

async function answer(
  c: Context,
  provider: Provider,
  route: Pick<MediaRoute, 'locate'>,
  stage: Stage,
): Promise<Response> {
  const started = wall.elapsed()
  const inbound = inboundOf(c)
  let world: World | undefined
  const located = await route.locate(inbound.target, (name) => {
    world = stage.worlds.get(name)
    return world
  })
  const found = 'own' in located ? await openedOf(located, stage) : located
  const home = world ?? stage.worlds.open(defaultName)
  const { journal, clock, faults, use } = home
  use.lastAt = started
  const now = clock.now()
  const isSeen = !isByConsole(inbound)
  const strikes = isSeen && faults.armed ? strikesOnMedia(home, provider, now) : []
  const page = strikes.map(({ fault }) => fault).find(({ kind }) => kind === 'http')
  const { status, headers, body } =
    page?.kind === 'http'
      ? pageOf(page.status, page.body)
      : 'forbidden' in found
        ? forbidden(found.forbidden)
        : 'missing' in found
          ? notFound(found.missing)
          : stage.serveBytes(
              {
                method: inbound.method,
                headers: {
                  range: inbound.header('range'),
                  ifRange: inbound.header('if-range'),
                  ifNoneMatch: inbound.header('if-none-match'),
                },
              },
              await assetOf(found, stage),
            )
  await beLate(home, strikes)
  const dated = { ...headers, date: httpDate(clock.now()) }
  if (isSeen)
    journal.record({
      at: now,
      wallAt: started,
      tookMs: wall.elapsed() - started,
      provider: provider.contract.id,
      operation: mediaOperation,
      method: inbound.method,
      target: inbound.target,
      requestHeaders: inbound.rawHeaders(),
      requestBody: '',
      status,
      responseHeaders: dated,
      responseBody: '',
      refused:
        'forbidden' in found
          ? refusedAs(found)
          : 'missing' in found
            ? { check: 'media', reason: found.missing }
            : undefined,
      faults: strikes,
    })
  const bytes = typeof body === 'string' ? Buffer.from(body) : (body ?? new Uint8Array())
  const delivery = deliveryOf(home, strikes, bytes.length)
  if (delivery) return deliver(c, { status, headers: dated, bytes }, delivery)
  // Bytes are a body at run time; the DOM types want a buffer that cannot be shared.
  return new Response(body as BodyInit | null, { status, headers: dated })
}

/**
 * Whether a page of the console fetches what it shows. That is nobody's call: it is neither told of nor struck, so that
 * it makes no difference to the client under test whether somebody looks.
 */
function isByConsole(inbound: Inbound): boolean {
  const referer = inbound.header('referer')
  if (referer === undefined || !URL.canParse(referer)) return false
  const { origin, pathname } = new URL(referer)
  return origin === inbound.origin && isConsolePath(pathname)
}

/** What strikes whoever fetches from media URLs: they bear no account. */
function strikesOnMedia(world: World, { contract }: Provider, now: number): readonly Strike[] {
  const line = lineOf(world, contract.id, '-', mediaOperation)
  line.count += 1
  const call = { provider: contract.id, operation: mediaOperation, account: '-', now }
  return world.faults.strike({ ...call, nth: line.count })
}

const refusedAs = ({
  forbidden: reason,
  expired,
}: {
  forbidden: string
  expired?: true
}): Refused => ({
  check: 'media',
  reason,
  ...(expired && { expired }),
})

const forbidden = (reason: string) => ({
  status: 403,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: `403 Forbidden: ${reason}\n`,
})

const notFound = (reason: string) => ({
  ...forbidden(reason),
  status: 404,
  body: `404 Not Found: ${reason}\n`,
})

/** A file of the user's own, unless it is gone since it was named. */
async function openedOf(
  { own, lastModified }: Extract<MediaAnswer, { own: string }>,
  { files }: Stage,
): Promise<{ readonly asset: Asset } | { readonly missing: string }> {
  try {
    return { asset: { ...(await files.read(own)), lastModified } }
  } catch (error) {
    if (error instanceof OwnFileError) return { missing: error.message }
    throw error
  }
}

async function assetOf(
  found: Exclude<MediaAnswer, { forbidden: string } | { own: string }> | { readonly asset: Asset },
  stage: Stage,
): Promise<Asset> {
  if ('asset' in found) return found.asset
  if ('clip' in found) {
    const clip = await stage.media.clip(found.clip)
    return { ...clip, lastModified: found.lastModified }
  }
  if ('page' in found) {
    const bytes = Buffer.from(found.page)
    return { bytes, etag: etagOf(bytes), contentType: 'text/html; charset=utf-8' }
  }
  const bytes = await readBase(found.file)
  return { bytes, etag: etagOf(bytes), contentType: found.contentType }
}
