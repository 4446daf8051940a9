import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { snapshotForm } from '../../engine/snapshot.ts'

/** What the control plane takes and tells of the state of worlds as a whole. */

export const snapshot = z
  .object({
    format: z.string().meta(says(`Always \`${snapshotForm.format}\`.`)),
    version: z.int().meta(says(`The form of what follows; ${snapshotForm.version} is read.`)),
    writtenBy: z.string().optional().meta(says('The version of Backlot that wrote it.')),
    worlds: z
      .array(z.looseObject({ name: z.string() }))
      .min(1)
      .meta(
        says('Each world whole. What stands in it is Backlot’s own, and bound to the version.'),
      ),
  })
  .meta(
    says(
      'Worlds as plain JSON: clock, tasks, uploads, credits, quotas, fates, faults and webhooks; no journal and no credential.',
      { id: 'Snapshot' },
    ),
  )
