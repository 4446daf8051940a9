/** Members of a list or an object that are kept, and levels. */
const members = 20
const levels = 6

/** Plain data made short: long texts cut, long lists and deep values ended early. Shares nothing that is long. */
export function brief(value: unknown, level = 0): unknown {
  if (typeof value === 'string') return cut(value, level < 2 ? 1000 : 200)
  if (typeof value !== 'object' || value === null) return value
  if (level >= levels) return '…'
  if (Array.isArray(value)) return value.slice(0, members).map((item) => brief(item, level + 1))
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, members)
      .map(([name, member]) => [cut(name, 200), brief(member, level + 1)]),
  )
}

/**
 * The beginning of a text, copied, so that the long original can be forgotten. A word of `whole` that would be cut
 * in two is left out altogether.
 */
export function cut(text: string, length: number, whole: readonly string[] = []): string {
  if (text.length <= length) return text
  const end = whole.reduce((before, word) => {
    const at = text.lastIndexOf(word, length - 1)
    return at >= 0 && at + word.length > length ? Math.min(before, at) : before
  }, length)
  return Buffer.from(text.slice(0, end)).toString()
}

/** Plain data with every text in it changed, names of members too. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [change(name), mapTexts(member, change)]),
  )
}
