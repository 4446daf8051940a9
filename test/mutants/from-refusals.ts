import type { Mutant } from './mutant.ts'
import { refusal } from './patches.ts'

/** The kinds of refusal of each API that a case can bring about; `words`: whether they are always the same. */
const kinds: Readonly<Record<string, Readonly<Record<string, { readonly words: boolean }>>>> = {
  tiktok: {
    ...kindsOf('unknownPath missingSlash credentialMissing credentialUnknown quotaExceeded', true),
    ...kindsOf(
      'wrongMethod bodyTooLarge noPermission notAllowlisted malformedBody parameters unknownAvatar badVideoId badSource',
      false,
    ),
  },
  creatify: {
    ...kindsOf(
      'wrongMethod credentialMissing credentialUnknown quotaExceeded mediaType parameters fields sentence noObject noPage',
      true,
    ),
    // What is wrong with JSON the parser says in words of its own.
    ...kindsOf('missingSlash bodyTooLarge fewCredits malformedBody', false),
  },
  aitoearn: {
    ...kindsOf('upstream', false),
    ...kindsOf(
      'unknownPath wrongMethod credentialMissing credentialUnknown malformedBody mediaType parameters unknownGroup unknownModel unknownMode noCredits unknownTask',
      true,
    ),
  },
}

function kindsOf(names: string, words: boolean): Record<string, { words: boolean }> {
  return Object.fromEntries(names.split(' ').map((name) => [name, { words }]))
}

/** For every kind of refusal: another HTTP status, another code, other words. */
export const refusalMutants = (): Mutant[] =>
  Object.entries(kinds).flatMap(([api, known]) =>
    Object.entries(known).flatMap(([kind, { words }]): Mutant[] => [
      {
        id: `${api}/refusal/${kind}-status`,
        what: `A refusal of the kind ${kind} has another HTTP status.`,
        kind: 'error in the wrong HTTP status',
        generated: true,
        parts: refusal(api, kind, ({ status }) => ({ status: status === 200 ? 400 : 200 })),
      },
      ...(api === 'creatify' || ['missingSlash', 'wrongMethod', 'bodyTooLarge'].includes(kind)
        ? []
        : [
            {
              id: `${api}/refusal/${kind}-code`,
              what: `A refusal of the kind ${kind} has another code.`,
              kind: 'wrong error code',
              generated: true as const,
              parts: refusal(api, kind, ({ body }) => ({
                body: body.replace(/"code":(\d+)/, (_, code) => `"code":${Number(code) + 1}`),
              })),
            },
          ]),
      ...(words
        ? [
            {
              id: `${api}/refusal/${kind}-words`,
              what: `A refusal of the kind ${kind} says something else.`,
              kind: 'wrong words',
              generated: true as const,
              parts: refusal(api, kind, ({ body }) => ({ body: doubtful(body) })),
            },
          ]
        : []),
    ]),
  )

/** The same body with a question mark behind what it says. */
function doubtful(body: string): string {
  if (!/^[{[]/.test(body)) return `${body}?`
  const doubt = (value: unknown): unknown => {
    if (typeof value === 'string') return `${value}?`
    if (Array.isArray(value)) return value.map(doubt)
    if (typeof value !== 'object' || value === null) return value
    if ('message' in value) return { ...value, message: doubt(value.message) }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, doubt(inner)]))
  }
  return JSON.stringify(doubt(JSON.parse(body)))
}
