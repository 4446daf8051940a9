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

/** Most killers that are named of one mutant. */
const mostNamed = 6

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
  const kills = killsOf(trials)
  const killed = [...trials.values()].filter(
    (trial) => trial.void === undefined && trial.killedBy.length > 0,
  ).length
  const kinds = new Map<string, number>()
  for (const { kind } of mutants) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const cases = apis.reduce((sum, one) => sum + one.cases.length, 0)
  return [
    '# Which case kills which mutant\n',
    'Made by `npm run test:mutants`; never edited. A mutant is the emulator with one deliberate defect. It is killed when a',
    'contract case sees drift, through the wire alone. One that does not start, or whose defect no case reaches, is void and',
    'fails the run, as does a case that kills nothing without saying what it guards.\n',
    `${killed} of ${mutants.length} mutants are killed by ${cases} cases. Every case that can notice a defect of behaviour is`,
    'held against it; the slow ones and those of single fields only where the others see nothing. Mutants made by rule of',
    'the contracts, marked ·, are so many that their first killer is enough; a case that was never the first is held against',
    'them until it kills one.\n',
    '## Kinds\n',
    table(
      ['kind', 'mutants'],
      [...kinds].sort().map(([kind, count]) => [kind, String(count)]),
    ),
    ...apis.flatMap(({ contract, cases: own }) => [
      `## ${contract.title}: mutants\n`,
      table(
        ['mutant', 'what is wrong', 'killed by'],
        mutants
          .filter((mutant) => apiOf(mutant) === contract.id)
          .map((mutant) => [
            `${mutant.generated ? '·' : ''}\`${mutant.id.slice(contract.id.length + 1)}\``,
            mutant.what,
            named(trials.get(mutant.id)),
          ]),
      ),
      `## ${contract.title}: cases\n`,
      table(
        ['case', 'kills'],
        own.map((held) => {
          const count = kills.get(`${contract.id} ${held.id}`) ?? 0
          return [`\`${held.id}\``, count > 0 ? String(count) : `0: ${held.guards ?? ''}`]
        }),
      ),
    ]),
    '## No mutants\n',
    'Defects that nothing on the wire could show.\n',
    table(
      ['defect', 'why'],
      Object.entries(unobservable).map(([id, why]) => [`\`${id}\``, why]),
    ),
  ].join('\n')
}

function named(trial: Trial | undefined): string {
  if (!trial) return ''
  if (trial.void !== undefined) return `void: ${trial.void}`
  const { killedBy } = trial
  const names = killedBy.slice(0, mostNamed).map((id) => `\`${id}\``)
  const more = killedBy.length - names.length
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`
}
