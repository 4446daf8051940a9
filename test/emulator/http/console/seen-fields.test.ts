import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { assumed, documented } from '../../../../contracts/kit/evidence.ts'
import { seenFields } from '../../../../emulator/http/console/requests/seen-fields.ts'

const schema = z.object({
  id: z.string().meta(documented('Its id.')),
  shop: z
    .object({ name: z.string(), tags: z.array(z.string()).optional() })
    .meta(assumed('Who sells it.')),
  films: z.array(z.object({ url: z.string().meta(documented('Where it is.')) })),
})

describe('the fields of a body', () => {
  it('are told in their order, each as the contract knows it', () => {
    const value = {
      id: 'a',
      shop: { name: 'b', tags: ['c'], nmae: 'd' },
      films: [{ url: 'e' }],
      odd: { deep: 1 },
    }
    expect(
      seenFields(schema, value, 'public').map(({ path, value: held, evidence, says, nearest }) =>
        [path, held, evidence, says, nearest].filter((one) => one !== undefined),
      ),
    ).toEqual([
      ['id', '"a"', 'documented', 'Its id.'],
      ['shop', 'assumed', 'Who sells it.'],
      ['shop.name', '"b"', 'assumed'],
      ['shop.tags', 'assumed'],
      ['shop.tags.0', '"c"', 'assumed'],
      ['shop.nmae', '"d"', 'name'],
      ['films', 'public'],
      ['films.0.url', '"e"', 'documented', 'Where it is.'],
      ['odd'],
      ['odd.deep', '1'],
    ])
  })

  it('are none where there is no object, and not without end', () => {
    expect(seenFields(schema, undefined, 'public')).toEqual([])
    expect(seenFields(schema, 'text', 'public')).toEqual([])
    const endless = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [index, index]))
    expect(seenFields(schema, endless, 'public').length).toBeLessThan(200)
  })
})
