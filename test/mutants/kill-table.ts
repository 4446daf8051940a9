import type { Case } from '../../contracts/kit/case.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import { unobservable } from './from-requests.ts'
import { apiOf, type Mutant } from './mutant.ts'
import type { Trial } from './trial.ts'

/** What a run came to. */
export interface Account {
  readonly apis: readonly { readonly contract: Contract; readonly cases: readonly Case[] }[]
  readonly mutants: readonly Mutant[]
  readonly trials: ReadonlyMap<string, Trial>
}

/** Mutants that no case noticed, those that proved nothing, and cases that noticed none and do not say why. */
export function shortcomings({ apis, mutants, trials }: Account): string[] {
  const killers = killsOf(trials)
  return [
    ...mutants.flatMap((mutant) => {
      const trial = trials.get(mutant.id)
      if (!trial || trial.void !== undefined)
        return [`VOID ${mutant.id}: ${trial?.void ?? 'it was not tried'}`]
      if (trial.killedBy.length > 0) return []
      return [`LIVES ${mutant.id}: ${mutant.what} (${trial.tried.length} cases saw nothing)`]
    }),
    ...apis.flatMap(({ contract, cases }) =>
      cases.flatMap((held) => {
        const kills = killers.get(`${contract.id} ${held.id}`) ?? 0
        if (kills === 0 && held.guards === undefined)
          return [
            `IDLE ${contract.id} ${held.id}: it kills nothing, and does not say what it is for`,
          ]
        if (kills > 0 && held.guards !== undefined)
          return [`BUSY ${contract.id} ${held.id}: it kills after all; its \`guards\` can go`]
        return []
      }),
    ),
  ]
}

/** How many mutants each case killed, by API and id. */
export function killsOf(trials: ReadonlyMap<string, Trial>): Map<string, number> {
  const kills = new Map<string, number>()
  for (const { id, killedBy } of trials.values())
    for (const killer of killedBy) {
      const key = `${id.split('/')[0]} ${killer}`
      kills.set(key, (kills.get(key) ?? 0) + 1)
    }
  return kills
}

/** The kill table as a document. */
export function printKills(account: Account): string {
  const { apis, mutants, trials } = account
  const cases = apis.reduce((sum, one) => sum + one.cases.length, 0)
  return [
    '# Which case kills which mutant\n',
    'Made by `npm run test:mutants`; never edited. A mutant is the emulator with one deliberate defect. It is killed when a',
    'contract case sees drift, through the wire alone. One that does not start, or whose defect no case reaches, is void and',
    'fails the run, as does one that lives, and a case that kills nothing without saying what it guards.\n',
    `**${mutants.filter(isKilledIn(trials)).length} of ${mutants.length} mutants are killed, by ${cases} cases.** Mutants marked · are made of the contracts by rule, and`,
    'so many that one killer is enough; of the others a few are looked for. A case that was never the first is held against',
    'mutants until it kills one. Killers of the same operation are named without it.\n',
    ...printKinds(account),
    ...apis.flatMap((api) => [...printMutants(account, api), ...printCases(account, api)]),
    '## No mutants\n',
    'Defects that nothing on the wire could show.\n',
    table(
      ['defect', 'why'],
      Object.entries(unobservable).map(([id, why]) => [`\`${id}\``, why]),
    ),
  ].join('\n')
}

const isKilledIn =
  (trials: Account['trials']) =>
  ({ id }: Mutant): boolean => {
    const trial = trials.get(id)
    return trial !== undefined && trial.void === undefined && trial.killedBy.length > 0
  }

function printKinds({ mutants, trials }: Account): string[] {
  const kinds = grouped(mutants, ({ kind }) => kind)
  const rows = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    '## Kinds\n',
    table(
      ['kind', 'mutants', 'killed', 'such as'],
      rows.map(([kind, own]) => [
        kind,
        String(own.length),
        String(own.filter(isKilledIn(trials)).length),
        own[0] ? `\`${own[0].id}\`: ${own[0].what}` : '',
      ]),
    ),
  ]
}

type Api = Account['apis'][number]

/** What a mutant is of: the part of its id after the API. */
const partOf = ({ id }: Mutant): string => id.split('/')[1] ?? ''

function printMutants({ mutants, trials }: Account, { contract }: Api): string[] {
  const parts = grouped(
    mutants.filter((mutant) => apiOf(mutant) === contract.id),
    partOf,
  )
  return [...parts].flatMap(([part, own]) => [
    `## ${contract.id}/${part}\n`,
    table(
      ['mutant', 'kind', 'what is wrong', 'killed by'],
      own.map(({ id, generated, kind, what }) => [
        `${generated ? '· ' : ''}\`${id.slice(contract.id.length + part.length + 2)}\``,
        kind,
        what,
        named(trials.get(id), part),
      ]),
    ),
  ])
}

function named(trial: Trial | undefined, part: string): string {
  if (!trial) return ''
  if (trial.void !== undefined) return `void: ${trial.void}`
  return trial.killedBy
    .map((id) => `\`${id.startsWith(`${part}/`) ? id.slice(part.length + 1) : id}\``)
    .join(' ')
}

function printCases({ trials }: Account, { contract, cases }: Api): string[] {
  const kills = killsOf(trials)
  const countOf = (held: Case): number => kills.get(`${contract.id} ${held.id}`) ?? 0
  const idle = cases.filter((held) => countOf(held) === 0)
  return [
    `## Cases of ${contract.title}\n`,
    'How many mutants each kills.\n',
    ...[...grouped(cases, ({ operation }) => operation)].map(
      ([operation, own]) =>
        `- **${operation}**: ${own.map((held) => `${held.id.slice(operation.length + 1)} ${countOf(held)}`).join(', ')}`,
    ),
    '',
    ...(idle.length > 0 ? ['What those are for that kill none:\n'] : []),
    ...idle.map((held) => `- \`${held.id}\`: ${held.guards ?? 'it does not say'}`),
    ...(idle.length > 0 ? [''] : []),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`
}

function grouped<T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item])
  return groups
}
