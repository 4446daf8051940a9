import { aitoearnExamples } from './aitoearn/examples.ts'
import { creatifyExamples } from './creatify/examples.ts'
import type { Examples } from './kit/example.ts'
import { tiktokExamples } from './tiktok/examples.ts'

/** The examples of every API, by its id, for whoever needs no cases; one line an API. */
export const examples = {
  tiktok: tiktokExamples,
  creatify: creatifyExamples,
  aitoearn: aitoearnExamples,
} satisfies Readonly<Record<string, Examples>>

/** The examples of an API; none where it is unknown. */
export const examplesOf = (api: string): Examples =>
  Object.entries(examples).find(([id]) => id === api)?.[1] ?? {}
