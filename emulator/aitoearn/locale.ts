/** The languages that messages are translated into. */
export const locales = ['en', 'zh'] as const
export type Locale = (typeof locales)[number]

/** The language of an `Accept-Language` header: Chinese where that is liked best, else English. */
export function localeOf(header: string | undefined, byDefault: Locale): Locale {
  const wishes = (header ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.split(';').map((text) => text.trim())
    const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2)
    const weight = quality === undefined ? 1 : Number(quality)
    return tag === '' || !(weight > 0) ? [] : [{ tag: tag.toLowerCase(), weight }]
  })
  const [best] = wishes.sort((a, b) => b.weight - a.weight)
  if (!best || best.tag === '*') return byDefault
  return best.tag.startsWith('zh') ? 'zh' : 'en'
}
