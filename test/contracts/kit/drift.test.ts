import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { undocumentedFields } from '../../../contracts/kit/drift.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'

describe('a field that the schema does not know', () => {
  const video = z.object({ video_id: z.string(), preview_url: z.string().optional() })

  it('is found with the nearest known name', () => {
    expect(undocumentedFields(video, { video_id: 'v', previewUrl: 'u' })).toEqual([
      { path: 'previewUrl', nearest: 'preview_url' },
    ])
  })

  it('is found without a name where none is near', () => {
    expect(undocumentedFields(video, { video_id: 'v', cost: 1 })).toEqual([{ path: 'cost' }])
  })

  it('is found in arrays, behind optional, nullable and default wrappers', () => {
    const wrapped = z.object({ list: z.array(video.nullable()).optional().default([]) })
    expect(undocumentedFields(wrapped, { list: [null, { video_id: 'v', video: 1 }] })).toEqual([
      { path: 'list.1.video', nearest: 'video_id' },
    ])
  })

  it('is measured by the variant of a union that accepts the value', () => {
    const union = z.union([
      z.object({ code: z.literal(0), data: video }),
      z.object({ code: z.int() }),
    ])
    expect(undocumentedFields(union, { code: 0, data: { video_id: 'v', x: 1 } })).toEqual([
      { path: 'data.x' },
    ])
    expect(undocumentedFields(union, { code: 5, message: 'no' })).toEqual([{ path: 'message' }])
  })

  it('is measured by the variant that a discriminator names', () => {
    const task = z.discriminatedUnion('status', [
      z.object({ status: z.literal('DONE'), video_id: z.string() }),
      z.object({ status: z.enum(['WAITING', 'FAILED']) }),
    ])
    expect(undocumentedFields(task, { status: 'DONE', video_id: 'v' })).toEqual([])
    expect(undocumentedFields(task, { status: 'FAILED', video_id: 'v' })).toEqual([
      { path: 'video_id' },
    ])
  })

  it('is measured by the variant that knows most where none accepts', () => {
    const union = z.union([z.strictObject({ list: z.array(video) }), z.strictObject({})])
    expect(undocumentedFields(union, { list: [], lists: [] })).toEqual([
      { path: 'lists', nearest: 'list' },
    ])
  })

  it('is measured by the most knowing of several variants that accept the value', () => {
    const union = z.union([z.object({ a: z.int() }), z.object({ a: z.int(), b: z.int() })])
    expect(undocumentedFields(union, { a: 1, b: 2 })).toEqual([])
  })

  it('is told apart where the schema leaves room for it, and is none in a record', () => {
    const open = z.looseObject({ name: z.string() })
    expect(undocumentedFields(open, { name: 'a', nmae: 1 })).toEqual([
      { path: 'nmae', nearest: 'name', open: true },
    ])
    expect(undocumentedFields(z.record(z.string(), video), { a: { video_id: 'v', b: 1 } })).toEqual(
      [{ path: 'a.b' }],
    )
    expect(undocumentedFields(z.unknown(), { a: 1 })).toEqual([])
  })

  it('is none of an inherited name', () => {
    expect(undocumentedFields(video, { video_id: 'v', constructor: 1 })).toEqual([
      { path: 'constructor' },
    ])
  })

  it('must be strange to both halves of an intersection', () => {
    const both = z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() }))
    expect(undocumentedFields(both, { a: '', b: '', c: '' })).toEqual(
      [{ path: 'c', nearest: 'a' }].map(({ path }) => ({ path })),
    )
  })
})

describe('the nearest name', () => {
  it.each([
    ['videoId', ['video_id', 'task_id'], 'video_id'],
    ['tittle', ['title', 'description'], 'title'],
    ['aigc_type', ['aigc_video_type', 'status'], 'aigc_video_type'],
    ['zzz', ['title', 'status'], undefined],
    ['title', [], undefined],
  ])('of %s among %j is %s', (name, known, nearest) => {
    expect(nearestName(name, known)).toBe(nearest)
  })
})
