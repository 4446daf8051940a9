import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { arbitraryOf, spoiltOf } from '../../contracts/arbitrary.ts'
import { catalogue } from '../../contracts/catalogue.ts'
import { Drifted, expectThat } from '../../contracts/kit/expect.ts'
import { holdsFor } from '../../contracts/property.ts'

describe('a property', () => {
  const below = async (number: number): Promise<void> =>
    expectThat(number < 57, 'number', 'less than 57', number)
  const failure = (seed: string): Promise<unknown> =>
    holdsFor(fc.nat(1_000), below, { runs: 50, seed }).catch((error: unknown) => error)

  it('that does not hold drifts by the smallest input that shows it, and names the seed', async () => {
    const error = await failure('a')
    expect(error).toBeInstanceOf(Drifted)
    expect(String(Object(error).mismatches[0].seen)).toMatch(
      /^57 \(for 57, shrunk \d+ times, seed \d+, path [\d:]+\)$/,
    )
  })

  it('is tried with the same inputs for the same seed', async () => {
    const inputs = async (seed: string): Promise<number[]> => {
      const seen: number[] = []
      await holdsFor(fc.nat(), async (number) => void seen.push(number), { runs: 9, seed })
      return seen
    }
    expect(await inputs('a')).toEqual(await inputs('a'))
    expect(await inputs('a')).not.toEqual(await inputs('b'))
  })

  it('that breaks by itself throws what it threw', async () => {
    const broken = holdsFor(
      fc.nat(),
      async () => {
        throw new RangeError('broken')
      },
      { runs: 3, seed: 'a' },
    )
    await expect(broken).rejects.toThrow(RangeError)
  })
})

const bodies = catalogue.flatMap(({ contract }) =>
  contract.endpoints.flatMap(({ id, request: { body } }) =>
    body ? [{ name: `${contract.id} ${id}`, body: body as z.ZodType }] : [],
  ),
)

it.each(bodies)('random bodies of $name are of its schema, and spoilt ones are not', ({ body }) => {
  for (const value of fc.sample(arbitraryOf(body), { seed: 1, numRuns: 20 }))
    expect(body.safeParse(value).success).toBe(true)
  for (const value of fc.sample(spoiltOf(body), { seed: 1, numRuns: 20 }))
    expect(body.safeParse(value).success).toBe(false)
})

it('numbers, texts and lists at random keep the limits of their schemas', () => {
  const schema = z.object({
    whole: z.int().min(3).max(5),
    text: z.string().min(2).max(4),
    list: z
      .array(z.enum(['a', 'b']))
      .min(1)
      .max(2),
    maybe: z.boolean().optional(),
  })
  const values = fc.sample(arbitraryOf(schema), { seed: 1, numRuns: 60 })
  expect(values.every((value) => schema.safeParse(value).success)).toBe(true)
  expect(new Set(values.map((value) => Object(value).whole))).toEqual(new Set([3, 4, 5]))
})
