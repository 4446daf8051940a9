import type { Problem } from './problem.ts'

/** A web page of another site must not steer the emulator through a browser. */
export function foreignOrigin(
  origin: string | undefined,
  method: string,
  own: string,
): Problem | undefined {
  if (origin === undefined || method === 'GET' || origin === own) return undefined
  const host = URL.canParse(origin) ? new URL(origin).hostname : ''
  if (isLoopbackName(host)) return undefined
  return {
    title: 'Forbidden',
    status: 403,
    detail: `calls from pages of ${origin} are refused`,
  }
}

/** Whether a host name means this machine. */
export const isLoopbackName = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '[::1]' ||
  /^127(\.\d+){3}$/.test(host)
