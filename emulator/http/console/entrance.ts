import { createHash, timingSafeEqual } from 'node:crypto'
import { controlPath } from '../control/address.ts'
import type { Inbound } from '../inbound.ts'
import { foreignOrigin } from '../origin.ts'
import { problemResponse } from '../problem.ts'
import { entrance, home } from './address.ts'

// Where the control plane wants a token, a browser shows a cookie in its place: a page cannot send a header of its
// own with every picture and every feed. It is given to whoever fills in the token, and read by nobody but us.

const cookieName = 'backlot_console'

/** Whether a browser has been let in before. */
export function isLetIn(inbound: Inbound, token: string): boolean {
  const cookies = (inbound.header('cookie') ?? '').split(';').map((one) => one.trim())
  const sent = cookies.find((one) => one.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
  return sent !== undefined && isSame(sent, passOf(token))
}

/** Asks a browser for the token, or lets it in. */
export async function receive(inbound: Inbound, token: string): Promise<Response> {
  const { doorPage } = await import('./door.tsx')
  if (inbound.method !== 'POST' || inbound.path !== entrance) return doorPage()
  const foreign = foreignOrigin(inbound.header('origin'), 'POST', inbound.origin)
  if (foreign) return problemResponse(foreign)
  const form = new URLSearchParams((await inbound.text(4096)) ?? '')
  if (!isSame(form.get('token')?.trim() ?? '', token)) return doorPage('This is not the token.')
  const secure = inbound.origin.startsWith('https:') ? '; Secure' : ''
  const cookie = `${cookieName}=${passOf(token)}; Path=${controlPath}; HttpOnly; SameSite=Strict${secure}`
  return new Response(null, { status: 303, headers: { location: home, 'set-cookie': cookie } })
}

/** What the cookie holds: it opens this console, and does not tell the token. */
const passOf = (token: string): string =>
  createHash('sha256').update(`console of ${token}`).digest('base64url')

/** Compares digests, so that the time it takes tells nothing of the secret. */
const isSame = (sent: string, secret: string): boolean =>
  timingSafeEqual(digestOf(sent), digestOf(secret))

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()
