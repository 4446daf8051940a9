import type { Child } from 'hono/jsx'
import { formatMode } from '../../engine/clock.ts'
import { controlContract } from '../control/contract.ts'
import { addressOf, queryOf } from './address.ts'
import { type AssetName, addressOfAsset } from './assets.ts'
import type { Page, View } from './page.ts'
import { news } from './parts/live.tsx'
import { readable } from './parts/moment.tsx'

/** What every page may load: files of this origin, and nothing that stands in the page itself. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "frame-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every page. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

const htmxConfig = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  // Elements bear no styles of their own, and none may be carried from one to the next.
  attributesToSettle: ['class', 'width', 'height'],
  // A refused form comes back with its page, and says so beside it.
  responseHandling: [
    { code: '204', swap: false },
    { code: '...', swap: true },
  ],
})

interface Scripted {
  readonly title: string
  readonly scripts: readonly AssetName[]
  readonly children: Child
}

/** A whole document with the style of the console. */
export async function documentOf({ title, scripts, children }: Scripted): Promise<string> {
  const [style, icon] = await Promise.all([
    addressOfAsset('console.css'),
    addressOfAsset('icon.svg'),
  ])
  const sources = await Promise.all(scripts.map(addressOfAsset))
  const html = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={htmxConfig} />
        <title>{title}</title>
        <link rel="icon" href={icon} />
        <link rel="stylesheet" href={style} />
        {sources.map((source) => (
          <script src={source} defer />
        ))}
      </head>
      {children}
    </html>
  )
  return `<!doctype html>\n${await html.toString()}\n`
}

interface Framed {
  readonly view: View
  /** For the navigation. */
  readonly pages: readonly Page[]
  /** Id of the event of the world's feed that the content knows, and none that came after it. */
  readonly after: string
  readonly content: Child
}

/** A page of the console in its frame. */
export async function framed({ view, pages, after, content }: Framed): Promise<string> {
  const { page, world } = view
  return documentOf({
    title: `${page.title} · Backlot`,
    scripts: ['htmx.min.js', 'sse.min.js', 'console.js'],
    children: (
      <body>
        <a class="skip" href="#content">
          Skip to the page
        </a>
        <header class="top">
          <a class="brand" href={addressOf('', world.name)}>
            Backlot
          </a>
          <WorldSwitch view={view} />
          <ClockFace view={view} />
        </header>
        <nav class="pages" aria-label="Pages">
          <ul>
            {pages
              .filter(({ isInner }) => !isInner)
              .map(({ name, title }) => (
                <li>
                  <a
                    href={addressOf(name, world.name)}
                    aria-current={name === page.name ? 'page' : undefined}
                  >
                    {title}
                  </a>
                </li>
              ))}
          </ul>
          <ul class="beside">
            <li>
              <a href={`${controlContract.basePath}/reference`}>Reference</a>
            </li>
          </ul>
        </nav>
        <main id="content" tabindex={-1}>
          <h1>{page.title}</h1>
          {content}
        </main>
        <Pulse world={world.name} after={after} />
        <p id="lost" class="lost" role="alert" hidden>
          Backlot does not answer. This page goes on by itself once it does.
        </p>
      </body>
    ),
  })
}

/** Listens to the feed of the world; the script tells the page what has come. */
const Pulse = ({ world, after }: { readonly world: string; readonly after: string }) => (
  <div
    id="pulse"
    hidden
    hx-ext="sse"
    sse-connect={`${controlContract.basePath}/events${queryOf({ world, after })}`}
    hx-trigger={[...news, 'gap', 'reset'].map((kind) => `sse:${kind}`).join(', ')}
  />
)

const WorldSwitch = ({ view: { stage, world, page } }: { readonly view: View }) => (
  <form method="get" action={addressOf(page.isInner ? '' : page.name, 'default')} class="world">
    <label for="world">World</label>
    <select id="world" name="world" data-sends autocomplete="off">
      {stage.worlds.list().map(({ name }) => (
        <option value={name} selected={name === world.name}>
          {name}
        </option>
      ))}
    </select>
    <noscript>
      <button type="submit" class="button small">
        Go
      </button>
    </noscript>
  </form>
)

/** The clock of the world, which the script lets run between two looks. */
const ClockFace = ({ view }: { readonly view: View }) => {
  const { clock } = view.world
  const { mode } = clock
  return (
    <a id="face" class="face" href={addressOf('clock', view.world.name)} data-live="clock">
      <span class="unseen">Virtual clock: </span>
      <time data-clock data-now={clock.now()} data-speed={speedOf(mode)}>
        {readable(clock.now())}
      </time>
      <span class="mode">{formatMode(mode)}</span>
    </a>
  )
}

const speedOf = (mode: View['world']['clock']['mode']): number =>
  mode.kind === 'frozen' ? 0 : mode.kind === 'scaled' ? mode.factor : 1
