import { Command } from 'commander'
import { contracts } from '../../contracts/index.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import type { QuotaRule } from '../../contracts/kit/quota.ts'
import { controlContract } from '../http/control/contract.ts'

/** The command that lists what is emulated. */
export function routesCommand(): Command {
  return new Command('routes')
    .description('List every operation of every API, then those of the control plane.')
    .option('--json', 'Print a JSON array.')
    .addHelpText(
      'after',
      '\nExamples:\n  $ backlot routes\n  $ backlot routes --json | jq .[].path',
    )
    .action(({ json }: { readonly json?: true }) => {
      const routes = [...contracts, controlContract].flatMap(routesOf)
      process.stdout.write(json ? `${JSON.stringify(routes, null, 2)}\n` : tableOf(routes))
    })
}

interface Route {
  readonly provider: string
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly quota: Omit<QuotaRule, 'evidence'> | null
  readonly summary: string
}

function routesOf({ id: provider, basePath, endpoints }: Contract): Route[] {
  return endpoints.map(({ id, method, path, quota, summary }) => {
    const { evidence: _, ...rule } = quota ?? { evidence: undefined }
    return {
      provider,
      method,
      path: basePath + path,
      operationId: id,
      quota: 'limit' in rule ? rule : null,
      summary,
    }
  })
}

const termsOf = ({ limit, windowMs, per, bucket }: Omit<QuotaRule, 'evidence'>): string =>
  `${limit} in ${windowMs / 1000} s per ${per}${bucket === undefined ? '' : ', all together'}`

function tableOf(routes: readonly Route[]): string {
  const rows = routes.map(({ provider, method, path, operationId, quota }) => [
    provider,
    method,
    path,
    operationId,
    quota ? termsOf(quota) : '',
  ])
  const all = [['API', 'METHOD', 'PATH', 'OPERATION', 'QUOTA'], ...rows]
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  )
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}
