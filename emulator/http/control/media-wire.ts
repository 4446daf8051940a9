import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { count } from './wire.ts'

/** Media links on the wire. */

export const mediaQuery = z.object({
  url: z.url().meta(says('The link, whole and unchanged; whatever origin it names.')),
})
export const media = z
  .object({
    status: z.int().meta(says('HTTP status of the answer.')),
    contentType: z.string().meta(says('Media type of what came.')),
    bytes: count.meta(says('Length of what came.')),
  })
  .meta(says('What somebody gets who follows a media link now.', { id: 'Media' }))
