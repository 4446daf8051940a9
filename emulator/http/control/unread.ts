import type { z } from 'zod'
import { type Answer, type ControlCall, data, problemWithNames } from './answer.ts'
import type { unreadQuery } from './watching-wire.ts'

export function listUnread({
  stage,
  world,
  query,
}: ControlCall<z.output<typeof unreadQuery>, undefined>): Answer {
  const strange = problemWithNames(stage, query)
  if (strange) return strange
  const { unread, judged, forgotten } = stage.observer.of(world)
  const { provider, operation } = query
  const fields = unread
    .list()
    .filter((field) => provider === undefined || field.provider === provider)
    .filter((field) => operation === undefined || field.operation === operation)
  return data({ unread: fields, more: unread.more, judged, forgotten })
}
