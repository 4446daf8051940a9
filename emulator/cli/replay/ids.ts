import { parseInstant } from '../../engine/instant.ts'

/** Which id or link of a replay stands for which one of the recording. */
export interface Ids {
  /** Remembers a pair. @returns false when it contradicts one that is known */
  learn(recorded: string, seen: string): boolean
  /** What stands for a recorded id or link, once that is known. */
  of(recorded: string): string | undefined
  /** Whether a text was learned as one of the replay's own. */
  isOwn(text: string): boolean
  /** A text with every known id and link in it changed. */
  inText(text: string): string
}

/** No pairs yet. */
export function createIds(): Ids {
  const own = new Map<string, string>()
  const back = new Map<string, string>()
  const of = (recorded: string): string | undefined => own.get(recorded)
  return {
    of,
    isOwn: (text) => back.has(text),
    learn(recorded, seen) {
      const known = own.get(recorded)
      if (known !== undefined) return known === seen
      if (back.has(seen)) return false
      own.set(recorded, seen)
      back.set(seen, recorded)
      return true
    },
    inText: (text) =>
      text
        .split(link)
        // Every other piece is a link.
        .map((piece, index) =>
          index % 2 === 1 && own.has(piece)
            ? (own.get(piece) ?? piece)
            : piece.replace(token, (word) => own.get(word) ?? word),
        )
        .join(''),
  }
}

const link = /(https?:\/\/[^\s"'<>\\]+)/
const token = /[0-9A-Za-z_-]{6,}/g

export const isLink = (text: string): boolean => /^https?:\/\/[^\s]+$/.test(text)

/** Whether a text tells a moment, as APIs write them. */
export const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d/.test(text) &&
  parseInstant(text.replace(' ', 'T').replace(/(:\d\d(?:\.\d+)?)$/, '$1Z')) !== undefined

/** Whether a text could be an id that somebody drew: long enough, of one word, and no number or word of a language. */
export const looksDrawn = (text: string): boolean =>
  /^[0-9A-Za-z_.:-]{6,128}$/.test(text) &&
  /\d/.test(text) &&
  !/^\d+\.\d+$/.test(text) &&
  !isMoment(text)

/** Whether a name speaks of ids: `id`, `task_id`, `taskId`, `video_id_list`, `ids`. */
export const isIdName = (name: string): boolean =>
  /(^id|_id|Id|^ids|_ids|Ids)(_list|List)?$/.test(name)
