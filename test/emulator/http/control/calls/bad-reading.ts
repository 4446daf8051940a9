import { expect } from 'vitest'
import { type BadCall, inWorld } from '../../../../support/control-desk.ts'

/** Bad calls that only ask. */
export const badReading: readonly BadCall[] = [
  {
    operation: 'listRequests',
    query: { ...inWorld, refused: 'maybe' },
    status: 400,
    says: /refused/,
  },
  { operation: 'listRequests', query: { ...inWorld, since: 'today' }, status: 400, says: /since/ },
  { operation: 'listRequests', query: { ...inWorld, status: 'ok' }, status: 400, says: /status/ },
  {
    operation: 'listRequests',
    query: { ...inWorld, operations: 'x' },
    status: 400,
    says: /"operations"; did you mean "operation"/,
  },
  { operation: 'getRequest', params: { id: 'req-9' }, query: inWorld, status: 404, says: /req-9/ },
  { operation: 'reset', query: inWorld, body: { hard: true }, status: 400, says: /takes no body/ },
  { operation: 'listWorlds', query: { world: 'WORLD' }, status: 400, says: /"world"/ },
  {
    operation: 'listFindings',
    query: { ...inWorld, rule: 'poll/to-fast' },
    status: 400,
    says: /no rule "poll\/to-fast"; did you mean "poll\/too-fast"/,
  },
  {
    operation: 'listFindings',
    query: { ...inWorld, severity: 'fatal' },
    status: 400,
    says: /severity.*note.*warning.*error/,
  },
  {
    operation: 'listFindings',
    query: { ...inWorld, scope: 'all' },
    status: 400,
    says: /world.*scope=all/,
  },
  ...['listFindings', 'listUnread', 'listRequests', 'listWebhooks', 'awaitWebhook'].map(
    (operation) => ({
      operation,
      query: { ...inWorld, provider: 'tik-tok' },
      status: 400,
      says: /no provider "tik-tok"; did you mean "tiktok"/,
      allowed: expect.arrayContaining(['tiktok', 'creatify', 'aitoearn']),
    }),
  ),
  ...['listUnread', 'listRequests', 'listWebhooks', 'awaitWebhook'].map((operation) => ({
    operation,
    query: { ...inWorld, provider: 'tiktok', operation: 'createLink' },
    status: 400,
    says: /no operation "createLink"/,
    allowed: expect.arrayContaining(['createVideoTask']),
  })),
  { operation: 'getHealth', query: { verbose: '1' }, status: 400, says: /"verbose"/ },
]
