const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/

/** Reads an ISO 8601 instant with its offset, or a bare date as midnight UTC. @returns Unix milliseconds */
export function parseInstant(text: string): number | undefined {
  if (!form.test(text)) return undefined
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? undefined : moment
}

/** Writes Unix milliseconds as ISO 8601, UTC, with milliseconds. */
export const formatInstant = (moment: number): string => new Date(moment).toISOString()

/** Writes Unix milliseconds as the fourteen digits YYYYMMDDHHMMSS, UTC. */
export const digitsOf = (moment: number): string =>
  formatInstant(moment).replace(/\D/g, '').slice(0, 14)
