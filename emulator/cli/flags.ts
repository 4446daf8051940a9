import type { Command } from 'commander'
import type { Texts } from './layer.ts'
import { cliSettings } from './settings.ts'

/** How each setting is written as a flag, in the order of the help. */
const flags = {
  port: '-p, --port <number>',
  host: '--host <address>',
  clock: '--clock <real|frozen|Nx>',
  start: '--start <instant|now>',
  seed: '--seed <text>',
  progress: '--progress <time|polls|manual>',
  worldTtl: '--world-ttl <duration>',
  strict: '--strict',
  cors: '--cors',
  tlsCert: '--tls-cert <file>',
  tlsKey: '--tls-key <file>',
  fixtures: '--fixtures <file>',
  import: '--import <file>',
  exportOnExit: '--export-on-exit <file>',
} as const

/**
 * Gives a command the flags of all settings that have one; their words and defaults are the schema's, but for defaults
 * that are others for this command.
 */
export function withSettings(
  command: Command,
  otherDefaults: Readonly<Record<string, string>> = {},
): Command {
  // The keys of an object literal are exactly those of its type.
  for (const [key, flag] of Object.entries(flags))
    command.option(flag, aboutOf(key as keyof typeof flags, otherDefaults[key]))
  return command.option('--config <file>', 'Config file, instead of backlot.config.yaml.')
}

/** What the flags of a command say, by the names of settings. */
export function textsOf(options: Readonly<Record<string, unknown>>): Texts {
  const texts: Record<string, string> = {}
  for (const key of [...Object.keys(flags), 'config'])
    if (typeof options[key] === 'string') texts[key] = options[key]
    else if (options[key] === true) texts[key] = 'true'
  return texts
}

function aboutOf(key: keyof typeof flags, otherDefault?: string): string {
  const setting = cliSettings.shape[key]
  const about = setting.description ?? ''
  const byDefault = otherDefault ?? setting.parse(undefined)
  return byDefault === undefined ? about : `${about} (default: ${byDefault})`
}
