const short =
  /^(?:(\d+(?:\.\d+)?)d)?(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/
const iso =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/**
 * Reads a duration as people write it (`45s`, `1h30m`, `1d`, `250ms`) or as ISO 8601 does (`PT6H`, `P1DT2H`).
 * Months and years are refused, for they have no fixed length.
 * @returns milliseconds, or undefined when the text is no duration
 */
export function parseDuration(text: string): number | undefined {
  const byShort = short.exec(text)
  if (byShort && text !== '') return total(byShort, [day, hour, minute, second, 1])
  const byIso = iso.exec(text)
  if (byIso && /\d[A-Z]$/.test(text)) return total(byIso, [7 * day, day, hour, minute, second])
  return undefined
}

function total(match: RegExpExecArray, units: readonly number[]): number {
  let sum = 0
  units.forEach((unit, index) => {
    sum += Number(match[index + 1] ?? 0) * unit
  })
  return Math.round(sum)
}

/** Writes milliseconds the short way: `6h`, `1m30s`, `250ms`. */
export function formatDuration(milliseconds: number): string {
  let rest = Math.round(milliseconds)
  if (rest === 0) return '0s'
  let text = ''
  for (const [unit, name] of [
    [day, 'd'],
    [hour, 'h'],
    [minute, 'm'],
    [second, 's'],
    [1, 'ms'],
  ] as const) {
    const whole = Math.floor(rest / unit)
    if (whole > 0) text += `${whole}${name}`
    rest -= whole * unit
  }
  return text
}
