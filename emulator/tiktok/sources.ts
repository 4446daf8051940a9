import { createHash } from 'node:crypto'
import { urlFlaw } from '../../contracts/tiktok/url.ts'
import { nearestRatio } from '../engine/media/ratio.ts'
import { probeVideo, sniffContainer } from '../engine/media/sniff.ts'
import type { Container } from '../engine/media/video-file.ts'
import type { Outbound } from '../engine/outbound/outbound.ts'
import type { OutboundAnswer, OutboundProblem } from '../engine/outbound/result.ts'
import type { SourceProblem } from './refusals.ts'

/** How sources are judged. */
export type SourceSettings = {
  /** `off` judges the URL by its form, `on` really fetches it. */
  readonly fetch: 'off' | 'on'
  /** Largest file taken over, in bytes. */
  readonly maxBytes: number
  /** Real milliseconds until fetching is given up. */
  readonly timeoutMs: number
  /** Hosts that may be fetched from beyond those that the way out allows by itself. */
  readonly allowHosts: readonly string[]
}

/** The shapes a source may have. Documented. */
const sourceRatios = ['9x16', '16x9', '1x1'] as const

/** How far a side may be off its shape: encoders round sizes to 8 or 16 pixels. Assumed. */
const ratioTolerance = 0.02

/** Redirects followed on the way to a source. Assumed. */
export const maxRedirects = 5

/** What was learned of a usable source. */
export type SourceFacts =
  | { readonly judgedBy: 'form' }
  | {
      readonly judgedBy: 'file'
      /** Where the file came from in the end. */
      readonly url: string
      readonly bytes: number
      readonly container: Container
      /** Pixels as displayed. */
      readonly width: number
      readonly height: number
      readonly ratio: (typeof sourceRatios)[number]
      readonly durationSeconds: number | undefined
    }

export type SourceVerdict =
  | { readonly ok: true; readonly facts: SourceFacts }
  /** `reason` is a sentence for the journal, without a full stop. */
  | { readonly ok: false; readonly problem: SourceProblem; readonly reason: string }

type Refused = Extract<SourceVerdict, { ok: false }>

/** Judges the `video_url` of an upload, by its form alone or by the file behind it. */
export async function judgeSource(
  url: string,
  settings: SourceSettings,
  outbound: Outbound,
): Promise<SourceVerdict> {
  const malformed = judgeForm(url)
  if (malformed) return malformed
  if (settings.fetch === 'off') return judgeName(url) ?? { ok: true, facts: { judgedBy: 'form' } }
  const { maxBytes, timeoutMs, allowHosts } = settings
  const answer = await outbound.request({
    method: 'GET',
    url,
    headers: { accept: 'video/*, */*;q=0.5' },
    timeoutMs,
    maxBytes,
    maxRedirects,
    allowHosts,
  })
  if (!answer.ok) return refused(problems[answer.problem], answer.detail)
  return judgeAnswer(answer) ?? (await judgeFile(answer))
}

const refused = (problem: SourceProblem, reason: string): Refused => ({
  ok: false,
  problem,
  reason,
})

const problems: Readonly<Record<OutboundProblem, SourceProblem>> = {
  badUrl: 'unreachable',
  forbidden: 'unreachable',
  unresolvable: 'unreachable',
  unreachable: 'unreachable',
  tooManyRedirects: 'unreachable',
  timeout: 'fetchTimeout',
  tooLarge: 'tooLarge',
}

/** What is wrong with a URL whatever lies behind it. */
function judgeForm(url: string): Refused | undefined {
  const flaw = urlFlaw(url)
  if (flaw !== undefined) return refused('unreachable', `video_url is ${flaw}`)
  const { hostname, username, password } = new URL(url)
  if (username !== '' || password !== '')
    return refused('unreachable', 'video_url carries credentials')
  if (leadsNowhere(hostname))
    return refused('unreachable', `the host ${hostname} of video_url never exists`)
  return undefined
}

/** Whether a host is one of the names that are reserved for leading nowhere. */
export const leadsNowhere = (hostname: string): boolean => /(^|\.)invalid\.?$/.test(hostname)

/** What the name of a file gives away; a name without a known extension may be anything. */
function judgeName(url: string): Refused | undefined {
  const extension = /\.([a-z0-9]+)$/.exec(new URL(url).pathname.toLowerCase())?.[1]
  if (extension === undefined || !otherFiles.has(extension)) return undefined
  const reason = `video_url names a .${extension} file, which is none of mp4, mov, mpeg and avi`
  return refused('badMediaType', reason)
}

/** Extensions of files that are no video, or one of a container that is not taken. */
const otherFiles = new Set(
  [
    'jpg jpeg png gif webp bmp tif tiff svg ico heic avif ppm psd',
    'mp3 m4a wav aac flac ogg oga opus wma',
    'webm mkv flv f4v wmv asf ogv rm rmvb swf m3u8 mpd',
    'ts m2ts mts vob 3gp 3g2 mxf dv',
    'htm html xhtml css js mjs json xml txt md csv yaml yml srt vtt',
    'pdf doc docx xls xlsx ppt pptx zip gz tgz tar rar 7z exe dmg iso',
  ].flatMap((line) => line.split(' ')),
)

/** What an answer says before its file is looked into. */
function judgeAnswer({ status, headers, bytes, url }: OutboundAnswer): Refused | undefined {
  if (status < 200 || status > 299)
    return refused('unreachable', `${url} answered with HTTP status ${status}`)
  const type = headers['content-type'] ?? ''
  if (/^\s*text\//i.test(type)) return refused('badMediaType', `${url} has Content-Type ${type}`)
  const stated = headers['content-md5']
  if (stated === undefined) return undefined
  const digest = createHash('md5').update(bytes).digest('base64')
  if (stated.trim() === digest) return undefined
  return refused(
    'md5Mismatch',
    `Content-MD5 of ${url} is ${stated}, but its ${bytes.length} bytes have ${digest}`,
  )
}

/** What the bytes turn out to be. */
async function judgeFile({ bytes, url, headers }: OutboundAnswer): Promise<SourceVerdict> {
  const video = await probeVideo(bytes)
  if (video === undefined) {
    const container = sniffContainer(bytes)
    const type = headers['content-type'] ?? 'none'
    const seen = container
      ? `begins as ${container}, but no picture in it can be read`
      : `begins as none of mp4, mov, mpeg and avi`
    return refused(
      'badMediaType',
      `the file of ${bytes.length} bytes at ${url} ${seen} (Content-Type: ${type})`,
    )
  }
  const { container, width, height, durationSeconds } = video
  const ratio = nearestRatio(width, height, sourceRatios, ratioTolerance)
  if (ratio === undefined) {
    const shape = `${width}x${height} (${video.ratio.toFixed(3)}:1)`
    return refused('badRatio', `the ${container} at ${url} shows ${shape}, none of 9:16, 16:9, 1:1`)
  }
  const facts = { url, bytes: bytes.length, container, width, height, ratio, durationSeconds }
  return { ok: true, facts: { judgedBy: 'file', ...facts } }
}
