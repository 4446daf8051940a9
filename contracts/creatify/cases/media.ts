import type { Bench } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { begin, isOver, look, makePreviews, until } from './making.ts'

/** What stands behind the URLs. */
export const mediaCases: readonly Case[] = [
  caseOf(
    {
      id: 'getVideo/output',
      title: 'Behind the URLs of a video are an MP4 and a JPEG, with no need of a credential.',
      evidence: 'observed',
      cost: 'paid',
      rule: 'mediaUnsigned',
    },
    async (bench) => {
      const { id } = await begin(bench, 'createVideo', { aspect_ratio: '16x9' })
      const { video_output, video_thumbnail } = await until(bench, id, isOver)
      const film = await fetched(bench, video_output, /^video\/mp4/)
      expectSame(new TextDecoder().decode(film.subarray(4, 8)), 'ftyp', 'media (bytes 4 to 7)')
      const picture = await fetched(bench, video_thumbnail, /^image\/jpeg/)
      expectSame([...picture.subarray(0, 2)], [0xff, 0xd8], 'media (bytes 0 and 1)')
      const range = await bench.media(video_output ?? '', { headers: { range: 'bytes=0-99' } })
      expectSame([range.status, range.bytes.length], [206, 100], 'media (a hundred bytes)')
    },
  ),
  caseOf(
    {
      id: 'getVideo/preview-page',
      title: 'Behind the URL of a preview is a web page that may stand in a frame.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'previewIsAPage',
    },
    async (bench) => {
      const { previews } = await makePreviews(bench, { aspect_ratios: ['9x16', '1x1'] })
      for (const { url } of previews) {
        expectMatch(url, /\/preview\?layout=videos\/\d{8}\/[0-9a-f-]{36}\.json/, 'previews.url')
        const { status, headers, bytes } = await bench.media(url)
        expectSame(status, 200, 'media (status)')
        expectMatch(headers['content-type'], /^text\/html/, 'media (content-type)')
        expectSame(headers['x-frame-options'], undefined, 'media (x-frame-options)')
        expectMatch(new TextDecoder().decode(bytes), /<video|<script/i, 'media (body)')
      }
    },
  ),
  caseOf(
    {
      id: 'getVideo/url-life',
      title: 'A video and its picture are there after a hundred days, at the same URLs.',
      evidence: 'observed',
      cost: 'paid',
      rule: 'mediaUnsigned',
    },
    async (bench) => {
      const { id } = await begin(bench, 'createVideo')
      const { video_output, video_thumbnail } = await until(bench, id, isOver)
      await bench.pass(100 * 86_400_000)
      const later = await look(bench, id)
      expectSame(
        [later.video_output, later.video_thumbnail],
        [video_output, video_thumbnail],
        'URLs',
      )
      for (const url of [video_output, video_thumbnail])
        expectSame((await bench.media(url ?? '', { method: 'HEAD' })).status, 200, 'media (status)')
    },
  ),
  caseOf(
    {
      id: 'getVideo/editor',
      title: 'An account without access to the editor is given no editor.',
      evidence: 'documented',
      cost: 'paid',
    },
    async (bench) => {
      const { editor_url, previews } = await makePreviews(bench)
      expectSame([editor_url, previews[0]?.editor_url], [null, null], 'editor_url')
    },
  ),
]

async function fetched(bench: Bench, url: string | null, type: RegExp): Promise<Uint8Array> {
  expectThat(url !== null, 'media', 'a URL', url)
  const { status, headers, bytes } = await bench.media(url)
  expectSame(status, 200, 'media (status)')
  expectMatch(headers['content-type'], type, 'media (content-type)')
  return bytes
}
