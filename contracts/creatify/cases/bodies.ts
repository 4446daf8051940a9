import type { Bench, RawRequest } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import type { Endpoint } from '../../kit/endpoint.ts'
import { expectSame } from '../../kit/expect.ts'
import { creatify } from '../contract.ts'
import { nobody } from './making.ts'
import { refused, refusedField, refusedFields, required } from './replies.ts'

/** The one field that each operation wants. */
const wanted: Readonly<Record<string, string>> = {
  createLink: 'url',
  createLinkWithParams: 'title',
  createVideo: 'link',
  createPreview: 'link',
  createPreviewList: 'link',
}

/** What operations with a body do with a bad one; those that look for an object first are left out. */
export const bodyCases: readonly Case[] = creatify.endpoints
  .filter(({ id }) => Object.hasOwn(wanted, id))
  .flatMap(casesOf)

const tenMebibytes = 10 * 1024 * 1024

function casesOf({ id }: Endpoint): Case[] {
  const field = wanted[id] ?? ''
  const free = { cost: 'free', evidence: 'assumed' } as const
  const post = (bench: Bench, body: string, type = 'application/json'): RawRequest => ({
    method: 'POST',
    target: bench.path(id),
    headers: { ...bench.credentials, 'Content-Type': type },
    body,
  })
  return [
    caseOf(
      {
        id: `${id}/body-malformed`,
        title: 'A body that is no JSON is refused with 400 and what is wrong with it.',
        ...free,
      },
      async (bench) => {
        for (const body of ['{', '{"a":1', "{'a':1}", '{}}', '\u0000', '<a/>'])
          refused(await bench.send(post(bench, body)), 400, /^JSON parse error - ./)
      },
    ),
    caseOf(
      {
        id: `${id}/body-no-object`,
        title: 'JSON that is no object is refused with 400.',
        ...free,
      },
      async (bench) => {
        for (const body of ['[]', '"{}"', '7', 'null'])
          refusedField(await bench.send(post(bench, body)), 'non_field_errors')
      },
    ),
    caseOf(
      {
        id: `${id}/body-empty`,
        title: 'No body at all is an object without fields, whatever its media type.',
        ...free,
      },
      async (bench) => {
        for (const type of ['application/json', 'text/plain'])
          refusedFields(await bench.send(post(bench, '', type)), { [field]: required })
      },
    ),
    caseOf(
      {
        id: `${id}/body-deep`,
        title: 'A body of five thousand brackets is refused with 400.',
        ...free,
      },
      async (bench) => {
        const deep = '['.repeat(5_000) + ']'.repeat(5_000)
        expectSame((await bench.send(post(bench, deep))).status, 400, 'status')
        const inside = await bench.send(post(bench, `{"${field}":${deep}}`))
        refusedField(inside, field)
      },
    ),
    caseOf(
      {
        id: `${id}/body-limit`,
        title: 'A body of 10 MiB is read; one byte more is a 413.',
        ...free,
      },
      async (bench) => {
        const sized = (bytes: number): string => `{"pad":"${'x'.repeat(bytes - 10)}"}`
        const most = await bench.send(post(bench, sized(tenMebibytes)))
        refusedFields(most, { [field]: required })
        refused(await bench.send(post(bench, sized(tenMebibytes + 1))), 413)
      },
    ),
    caseOf(
      {
        id: `${id}/body-media-type`,
        title: 'A body of another media type is refused with 415.',
        ...free,
      },
      async (bench) => {
        for (const type of ['text/plain', 'application/xml'])
          refused(
            await bench.send(post(bench, '{}', type)),
            415,
            `Unsupported media type "${type}" in request.`,
          )
      },
    ),
    caseOf(
      {
        id: `${id}/body-form`,
        title: 'A form is read like JSON, url-encoded or of many parts.',
        ...free,
        evidence: 'documented',
        rule: 'formsToo',
      },
      async (bench) => {
        const encoded = 'application/x-www-form-urlencoded'
        refusedFields(await bench.send(post(bench, 'other=1', encoded)), { [field]: required })
        const parts = ['--x', 'Content-Disposition: form-data; name="other"', '', '1', '--x--', '']
        const many = post(bench, parts.join('\r\n'), 'multipart/form-data; boundary=x')
        refusedFields(await bench.send(many), { [field]: required })
      },
    ),
    caseOf(
      {
        id: `${id}/nul`,
        title: 'A text with a NUL character is refused under its field.',
        ...free,
        rule: 'frameworkWords',
      },
      async (bench) => {
        const value = field === 'link' ? nobody : 'https://shop.example.com/'
        const other = field === 'link' ? 'target_audience' : field
        const body = { [field]: value, [other]: 'https://shop.example.com/\u0000' }
        refusedField(await bench.call(id, { body }), other)
      },
    ),
  ]
}
