/** What the command line says. */
export interface ReplayFlags {
  readonly target: string
  readonly provider?: string
  readonly exact?: true
  readonly strict?: true
  readonly seed?: string
  readonly verbose?: true
  readonly json?: true
  readonly report?: readonly string[]
  readonly serve?: true
  readonly mode?: string
  readonly port?: string
  readonly host?: string
}
