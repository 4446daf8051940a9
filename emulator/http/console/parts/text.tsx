/** Characters of a text that a page shows unless told otherwise. */
const usual = 200

/**
 * A text from outside, of any length and direction: it stays text, keeps its direction to itself, and is cut where
 * it is too long.
 */
export const Text = ({
  value,
  most = usual,
}: {
  readonly value: string
  readonly most?: number
}) => <bdi class="text">{shortened(value, most)}</bdi>

/** A text cut to so many characters, as people count them. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const kept: string[] = []
  for (const { segment } of graphemes.segment(text.slice(0, most * 8))) {
    if (kept.length === most) return `${kept.join('')}…`
    kept.push(segment)
  }
  return kept.length < most && text.length <= most * 8 ? text : `${kept.join('')}…`
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
