const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/

/** Reads an ISO 8601 instant with its offset, or a bare date as midnight UTC. @returns Unix milliseconds */
export function parseInstant(text: string): number | undefined {
  if (!form.test(text) || !isInCalendar(text.slice(0, 10))) return undefined
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? undefined : moment
}

/** Whether there is such a day; reading one that is not gives a day of the next month. */
function isInCalendar(day: string): boolean {
  const midnight = Date.parse(day)
  return !Number.isNaN(midnight) && formatInstant(midnight).startsWith(day)
}

/** Writes Unix milliseconds as ISO 8601, UTC, with milliseconds. */
export const formatInstant = (moment: number): string => new Date(moment).toISOString()

let lastSecond = Number.NaN
let lastDigits = ''

/** Writes Unix milliseconds as the fourteen digits YYYYMMDDHHMMSS, UTC. The last second written is remembered. */
export function digitsOf(moment: number): string {
  const second = Math.floor(moment / 1000)
  if (second !== lastSecond) {
    lastDigits = formatInstant(second * 1000)
      .replace(/\D/g, '')
      .slice(0, 14)
    lastSecond = second
  }
  return lastDigits
}
