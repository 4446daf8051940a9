import type { Bench } from '../../kit/bench.ts'
import type { Case } from '../../kit/case.ts'
import { expectThat } from '../../kit/expect.ts'
import { type FieldTrial, fieldCasesOf } from '../../kit/field-cases.ts'
import { randomCasesOf } from '../../random-cases.ts'
import { creatify } from '../contract.ts'
import { makeLink, nobody } from './making.ts'

/** Calls that are made before a minute is let pass; the throttle grants sixty. */
const callsAMinute = 55

const picture = 'https://media.example.com/kettle.jpg'
const page = { image_urls: [picture], video_urls: [picture] }
const video = {
  link: nobody,
  caption_setting: { offset: { x: 0, y: 0 }, background_color: '#000000' },
}

/**
 * What each operation is tried with. A refusal names every field that is wrong, and the link of a video belongs to
 * nobody: a value is taken when the call is refused for that alone, so that nothing is made and nothing paid.
 */
const trials: readonly FieldTrial[] = [
  trial('createLink', 'cheap', { url: picture }),
  trial('createLinkWithParams', 'cheap', { title: 'Kettle', ...page }),
  trial('updateLink', 'cheap', { title: 'Kettle', ...page }, async (bench) => ({
    id: (await makeLink(bench)).id,
  })),
  trial('createVideo', 'free', video),
  trial('createPreview', 'free', video),
  trial('createPreviewList', 'free', {
    ...video,
    visual_styles: ['FullScreenTemplate'],
    aspect_ratios: ['9x16'],
  }),
]

/** Every field of every body, and random bodies. */
export const everyFieldCases: readonly Case[] = trials.flatMap((one) => [
  ...fieldCasesOf(creatify, one),
  ...randomCasesOf(creatify, one),
])

function trial(
  operation: string,
  cost: Case['cost'],
  base: object,
  paramsFor: (bench: Bench) => Promise<Record<string, string>> = async () => ({}),
): FieldTrial {
  return {
    operation,
    cost,
    base,
    // Nothing can be made of a link that is nobody's.
    ...('link' in base && { pin: (body) => ({ ...Object(body), link: nobody }) }),
    ask(bench) {
      let calls = 1
      let params: Promise<Record<string, string>> | undefined
      return async (body) => {
        calls += 1
        if (calls % callsAMinute === 0) await bench.pass(60_000)
        params ??= paramsFor(bench)
        return bench.call(operation, { params: await params, body })
      }
    },
    isTaken({ status, json, text }, field) {
      expectThat(status < 500 && status !== 429, 'status', 'an answer about the fields', status)
      const isLinkAlone = text.includes('Invalid link ID')
      if (field === 'link') return isLinkAlone
      if (field !== undefined) return status !== 400 || !named(json).includes(field)
      // A style that does not come in a shape is told once the body is taken, as the link is.
      return status !== 400 || named(json).length === 0 || isLinkAlone || /support/.test(text)
    },
  }
}

/** The fields that a refusal names; a bare list names none. */
const named = (json: unknown): string[] =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.keys(json) : []
