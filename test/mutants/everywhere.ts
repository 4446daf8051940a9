import { contracts } from '../../contracts/index.ts'
import { ledgerOf } from '../../emulator/engine/bill.ts'
import type { Task } from '../../emulator/engine/task.ts'
import type { Mutant } from './mutant.ts'
import { media, member, reads, refusal, store, success, tasks } from './patches.ts'

const hour = 3_600_000

/** Defects that every API could have: in its store, its tasks, its media and its credentials. */
export const mutantsEverywhere = (): Mutant[] => contracts.flatMap(({ id }) => mutantsOf(id))

function mutantsOf(api: string): Mutant[] {
  const as = (
    name: string,
    kind: string,
    what: string,
    parts: Mutant['parts'],
    ...operations: string[]
  ): Mutant => ({
    id: `${api}/${name}`,
    kind,
    what,
    parts,
    ...(operations.length > 0 && { operations }),
  })
  const bodyLess = api === 'creatify'
  return [
    as(
      'store/accounts-mixed',
      "other account's task visible",
      'An id leads to the things of any account.',
      store((real, reached) => ({
        async get(collection, scope, id) {
          reached()
          return (await real.get(collection, scope, id)) ?? (await real.find(collection, id))[0]
        },
      })),
    ),
    as(
      'tasks/reversed',
      'status reversed',
      'The first two states of a task come in the wrong order.',
      tasks(withStates(([a, b, ...rest]) => [b, a, ...rest])),
    ),
    as(
      'tasks/over-at-once',
      'status skipped',
      'A task is at its end as soon as it is made.',
      tasks(({ plan, ...task }) => ({
        ...task,
        plan: { ...plan, at: plan.at.map(() => task.bornAt) },
      })),
    ),
    as(
      'tasks/never-over',
      'status skipped',
      'A task never comes to its end.',
      tasks(({ plan, ...task }) => ({ ...task, plan: { ...plan, at: plan.at.slice(0, -1) } })),
    ),
    as(
      'tasks/late',
      'task too slow',
      'A task takes an hour more.',
      tasks(({ plan, ...task }) => ({
        ...task,
        plan: {
          ...plan,
          at: plan.at.map((at, index) => (index + 1 === plan.states.length ? at + hour : at)),
        },
      })),
    ),
    as(
      'tasks/never-fails',
      'fate ignored',
      'A task that is to fail succeeds.',
      tasks((task) => ({
        ...task,
        plan: {
          ...task.plan,
          states: task.plan.states.map((state) =>
            /^fail/i.test(state) ? (task.provider === 'creatify' ? 'done' : 'SUCCESS') : state,
          ),
        },
      })),
    ),
    as(
      'media/always-forbidden',
      'media refused',
      'What was given out is not served.',
      media(api, async () => ({ forbidden: 'a defect' })),
      'media',
    ),
    as(
      'media/no-ranges',
      'Range ignored',
      'A range is answered with the whole.',
      (reached) => ({
        serveBytes: (real) => (request, asset) => {
          reached()
          return real({ ...request, headers: {} }, asset)
        },
      }),
      'media',
    ),
    as(
      'media/range-one-short',
      'Range off by one',
      'A part lacks its last byte.',
      (reached) => ({
        serveBytes: (real) => (request, asset) => {
          const reply = real(request, asset)
          if (reply.status !== 206) return reply
          reached()
          return { ...reply, body: reply.body?.subarray(0, -1) ?? null }
        },
      }),
      'media',
    ),
    as(
      'media/wrong-type',
      'wrong media type',
      'Files are served as octets.',
      (reached) => ({
        serveBytes: (real) => (request, asset) => {
          reached()
          return real(request, { ...asset, contentType: 'application/octet-stream' })
        },
      }),
      'media',
    ),
    as(
      'every/any-credential',
      'forged credential taken',
      'A credential that nobody knows opens the usual world.',
      member(api, (real, reached) => ({
        credential(header) {
          const found = real.credential(header)
          if (found === undefined || found.startsWith('demo')) return found
          reached()
          return 'demo'
        },
      })),
    ),
    as(
      'every/accounts-are-one',
      'accounts mixed',
      'Whoever calls is the same account of the same app.',
      member(api, (real, reached) => ({
        credential(header) {
          const found = real.credential(header)
          if (!found?.startsWith('demo.')) return found
          reached()
          return found.split('.').slice(0, 2).join('.')
        },
      })),
    ),
    as(
      'every/calls-fail',
      'wrong value',
      'What worked is told with HTTP status 202.',
      success(api, undefined, () => ({ status: 202 })),
    ),
    as(
      'every/media-type',
      'wrong media type',
      'Replies are told to be plain text.',
      success(api, undefined, ({ headers }) => ({
        headers: { ...headers, 'content-type': 'text/plain' },
      })),
    ),
    as(
      'every/refused-media-type',
      'wrong media type',
      'Refusals are told to be plain text.',
      refusal(api, 'parameters', ({ headers }) => ({
        headers: { ...headers, 'content-type': 'text/plain' },
      })),
    ),
    as(
      'every/extra-field',
      'extra field',
      'Every success has a field more.',
      success(api, undefined, ({ body }) => ({ body: body.replace(/^\{/, '{"server":"a",') })),
    ),
    as(
      'every/refusal-with-more',
      'extra field',
      'Every refusal has a field more.',
      refusal(api, 'parameters', ({ body }) => ({ body: body.replace(/^\{/, '{"hint":"a",') })),
    ),
    ...(bodyLess ? [] : listMutants(api)),
    ...(api === 'tiktok' ? [] : creditMutants(api)),
  ]

  function listMutants(provider: string): Mutant[] {
    const list = provider === 'tiktok' ? 'listVideos' : 'listVideoTasks'
    return [
      as(
        `${list}/reversed`,
        'order reversed',
        'A page is in the wrong order.',
        store((real, reached) => ({
          async page(...args) {
            reached()
            const { items, total } = await real.page(...args)
            return { items: items.toReversed(), total }
          },
        })),
        list,
      ),
      as(
        `${list}/total-wrong`,
        'total wrong',
        'The total is one too many.',
        store((real, reached) => ({
          async page(...args) {
            reached()
            const { items, total } = await real.page(...args)
            return { items, total: total + 1 }
          },
        })),
        list,
      ),
      as(
        `${list}/overlap`,
        'page overlap',
        'A page begins with the last item of the one before.',
        store((real, reached) => ({
          page(collection, request) {
            reached()
            return real.page(collection, { ...request, offset: Math.max(0, request.offset - 1) })
          },
        })),
        list,
      ),
      as(
        `${list}/gap`,
        'page overlap',
        'Between two pages an item is lost.',
        store((real, reached) => ({
          page(collection, request) {
            reached()
            const { offset } = request
            return real.page(collection, { ...request, offset: offset === 0 ? 0 : offset + 1 })
          },
        })),
        list,
      ),
      ...(provider === 'tiktok'
        ? [
            as(
              `${list}/future`,
              'time ignored',
              'What is still to come is listed already.',
              store((real, reached) => ({
                page(collection, request) {
                  reached()
                  return real.page(collection, { ...request, until: Infinity })
                },
              })),
              list,
            ),
          ]
        : []),
      as(
        `${list}/strangers`,
        "other account's task visible",
        'The lists of all accounts are one.',
        store((real, reached) => ({
          page(collection, request) {
            reached()
            return real.page(collection, { ...request, lists: request.lists.map(anyAccount) })
          },
          insert(collection, document) {
            return real.insert(collection, document)
          },
        })),
        list,
      ),
      as(
        `${list}/stale`,
        'status reversed',
        'A list shows every task as it was when it was made.',
        reads(({ plan, ...task }) => ({ ...task, plan: { ...plan, at: plan.at.slice(0, 1) } })),
        list,
      ),
    ]
  }

  function creditMutants(provider: string): Mutant[] {
    return [
      as(
        'credits/charged-twice',
        'credit charged twice',
        'Whatever is paid for is paid for twice.',
        store((real, reached) => ({
          async spend(ledger, opening, spending, now) {
            reached()
            const twice = { ...spending, id: `${spending.id} again` }
            const paid = await real.spend(ledger, opening, spending, now)
            if (paid) await real.spend(ledger, opening, { ...twice, kind: 'once' }, now)
            return paid
          },
        })),
      ),
      as(
        'credits/free',
        'credit not charged',
        'Nothing costs anything.',
        store((real, reached) => ({
          spend(ledger, opening, spending, now) {
            reached()
            return real.spend(ledger, opening, { ...spending, amount: 0 }, now)
          },
        })),
      ),
      as(
        'credits/unlimited',
        'credit not charged',
        'Whoever cannot pay is served all the same.',
        store((real, reached) => ({
          async spend(ledger, opening, spending, now) {
            const paid = await real.spend(ledger, opening, spending, now)
            if (!paid) reached()
            return true
          },
          async funds(...args) {
            reached()
            return { ...(await real.funds(...args)), available: 1e12 }
          },
        })),
      ),
      as(
        'credits/no-refund',
        'failure charged',
        'A task that failed is paid all the same.',
        store((real, reached) => ({
          schedule(ledger, spending, { turns, at }, now) {
            const kept = turns.map((turn) => {
              if (turn !== 'refund' && turn !== 'release') return turn
              reached()
              return turn === 'refund' ? 'charge' : 'close'
            })
            return real.schedule(ledger, spending, { turns: kept, at }, now)
          },
        })),
      ),
      as(
        'credits/4xx-charged',
        '4xx charged',
        'A call that is refused for its parameters costs a credit, and two hundred in the end.',
        refusal(provider, 'parameters', ({ headers }, talk) => {
          const ledger = ledgerOf(provider, talk.identity?.account ?? '')
          const id = `fine ${talk.now} ${talk.chance.hex(12)}`
          void talk.world.store.spend(ledger, 1000, { id, amount: 1, kind: 'once' }, talk.now)
          return { headers: { ...headers, 'x-fined': '1' } }
        }),
      ),
    ]
  }
}

const withStates =
  (change: (states: string[]) => (string | undefined)[]) =>
  ({ plan, ...task }: Task): Task => ({
    ...task,
    plan: { ...plan, states: change([...plan.states]).flatMap((state) => state ?? []) },
  })

/** A list by the name of the account that everybody is in. */
const anyAccount = (list: string): string =>
  list.replace(/^(birth|succeeded)\/(\w+)\/[\w-]+/, '$1/$2/default')
