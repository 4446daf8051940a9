import { Hono } from 'hono'
import { playMedia } from '../media.ts'
import { type Answer, type ControlCall, data, missing } from './answer.ts'

type Call = ControlCall<{ url: string }, undefined>

/**
 * Follows a media link for callers that can only make calls of a described API. The link goes the way of
 * every other visit, journal included, whatever origin it names.
 */
export async function followMediaLink({ stage, query }: Call): Promise<Answer> {
  const cinema = new Hono()
  playMedia(cinema, stage)
  const { pathname } = new URL(query.url)
  const response = await cinema.request(query.url)
  if (response.status === 404) return missing(`no API gives out media links like ${pathname}`)
  const body = await response.arrayBuffer()
  return data({
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    bytes: body.byteLength,
  })
}
