import type { Hono } from 'hono'
import { defaultName } from '../engine/credential.ts'
import { Severed } from './delivery.ts'
import { BrokenOff } from './inbound.ts'
import { problemResponse } from './problem.ts'
import type { Stage } from './stage.ts'

/** Answers where the emulator itself fails outside of every API, and remembers it, so that a test can notice. */
export function playFailures(app: Hono, stage: Stage): void {
  app.onError((error) => {
    // In process there is no connection to break: the caller's `fetch` rejects.
    if (error instanceof Severed) throw error
    if (error instanceof BrokenOff) return new Response(null, { status: 400 })
    stage.worlds.open(defaultName).failures.push(error)
    const detail = `the emulator itself failed: ${error.message}`
    return problemResponse({ title: 'Internal error', status: 500, detail })
  })
}
