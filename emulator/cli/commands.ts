import type { Command } from 'commander'

/** A command as the overview shows it; the rest of it is loaded when it is called. */
export interface CommandEntry {
  readonly summary: string
  load(): Promise<Command>
}

/** Every command by its name, in the order of the help. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  start: {
    summary: 'Serve every API on this machine; what `backlot` alone does',
    load: async () => (await import('./start.ts')).startCommand(),
  },
  exec: {
    summary: 'Run a command against a backlot that lives as long as it',
    load: async () => (await import('./exec.ts')).execCommand(),
  },
  env: {
    summary: 'Print base URLs and credentials for a shell or a dotenv file',
    load: async () => (await import('./env.ts')).envCommand(),
  },
  routes: {
    summary: 'List every operation that is emulated',
    load: async () => (await import('./routes.ts')).routesCommand(),
  },
  play: {
    summary: 'Play scenarios on a virtual clock',
    load: async () => (await import('./play.ts')).playCommand(),
  },
  verify: {
    summary: 'Hold the contract cases against the emulator or another server',
    load: async () => (await import('./verify.ts')).verifyCommand(),
  },
  record: {
    summary: 'Record an application and an API, through a proxy, into a HAR file',
    load: async () => (await import('./record.ts')).recordCommand(),
  },
  replay: {
    summary: 'Hold the emulator against a recording, or serve its answers',
    load: async () => (await import('./replay.ts')).replayCommand(),
  },
  findings: {
    summary: 'Tell what the clients of a running backlot did wrong',
    load: async () => (await import('./findings.ts')).findingsCommand(),
  },
  coverage: {
    summary: 'Tell what is known of each API, how, and which contract cases hold it',
    load: async () => (await import('./coverage.ts')).coverageCommand(),
  },
  init: {
    summary: 'Write a commented config file and a first scenario',
    load: async () => (await import('./init.ts')).initCommand(),
  },
}
