import { Hono } from 'hono'
import type { Provider } from '../engine/provider.ts'
import { playConsole } from './console/console.ts'
import type { ControlStage } from './control/answer.ts'
import { playControl } from './control/play.ts'
import { openToPages } from './cors.ts'
import { playFailures } from './failure.ts'
import { type Access, guardControl } from './guard.ts'
import { playMedia } from './media.ts'
import { playProvider } from './play.ts'
import { type Hear, playElsewhere, watchControl } from './watch.ts'

interface Manner {
  /** Whether web pages of every origin may call the APIs. */
  readonly cors: boolean
  /** Hears of what comes to the control plane and to no API at all. */
  readonly hear: Hear | undefined
  /** Who may come to the control plane, as soon as it is known. */
  access(): Access | undefined
}

/** Everything that answers: the APIs, and what lies beside them. */
export function createApp(stage: ControlStage, manner: Manner): Hono {
  const app = new Hono()
  if (manner.cors) openToPages(app)
  for (const provider of mostParticularFirst(stage.providers)) playProvider(app, provider, stage)
  // An app of its own, for media patterns would put all routes on Hono's slow router, which can do anything. Many a
  // test never asks for what is there.
  let rest: Hono | undefined
  app.notFound((c) => {
    rest ??= createRest(stage, manner)
    return rest.fetch(c.req.raw, c.env)
  })
  playFailures(app, stage)
  return app
}

/** What lies beside the APIs: the control plane, the console, media, and all that is nothing. */
function createRest(stage: ControlStage, { hear, access }: Manner): Hono {
  const app = new Hono()
  if (hear) watchControl(app, stage, hear)
  guardControl(app, access)
  playConsole(app, stage)
  playControl(app, stage)
  playMedia(app, stage)
  playElsewhere(app, stage)
  playFailures(app, stage)
  return app
}

/** A base path may lie inside another's: the longer one is asked first. */
const mostParticularFirst = (providers: readonly Provider[]): Provider[] =>
  providers.toSorted((a, b) => b.contract.basePath.length - a.contract.basePath.length)
