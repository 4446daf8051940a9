import { Command } from 'commander'
import { collect } from './collect.ts'
import type { ReplayFlags } from './replay/flags.ts'
import { reportHelp } from './report/files.ts'

/** The command that replays a recording, or serves its answers. */
export function replayCommand(): Command {
  return new Command('replay')
    .description(
      'Send the requests of a HAR 1.2 recording to the emulator, in order and on a virtual clock, and tell where\n' +
        'it answers otherwise than was recorded. With --serve: answer from the recording itself.',
    )
    .argument('<recording>', 'a HAR file, of `backlot record`, a browser, mitmproxy, k6 …')
    .option('--target <where>', '`emulator` (in this process), or the URL of a backlot', 'emulator')
    .option('--provider <api>', 'Only the exchanges of one API.')
    .option('--exact', 'Compare numbers and free texts by value, too.')
    .option('--strict', 'Fail when an exchange could not be verified.')
    .option('--seed <text>', 'What the chance of the replay’s world is drawn from.')
    .option('-v, --verbose', 'Tell of every difference in full.')
    .option('--json', 'Print one JSON document with all that came of it.')
    .option('--report <file>', reportHelp, collect)
    .option('--serve', 'Answer from the recording, for work offline.')
    .option('--mode <once|loop|match>', 'With --serve: how answers are chosen.')
    .option('-p, --port <number>', 'With --serve: port to listen on; 0 for a free one.')
    .option('--host <address>', 'With --serve: address to bind.')
    .addHelpText('after', help)
    .action(async (file: string, flags: ReplayFlags) => {
      if (!flags.serve)
        return (await import('./replay/hold-recording.ts')).holdRecording(file, flags)
      return (await import('./replay/serve-recording.ts')).serveUntilStopped(file, flags)
    })
}

const help = `
Status, code, shape, states and listed values are compared as they are; ids, moments and links by form, and by whether
the same one stands for the same; numbers and texts by type. Tasks are moved to where the recording shows them, so how
long they took is no drift. Credentials are replaced by the world's own, files that were not recorded by a clip.

Modes of --serve: \`once\` gives each answer to the same request once, in order; \`loop\` begins again; \`match\` takes the
request that is most alike, and repeats the last answer.

Examples:
  $ backlot replay session.har
  $ backlot replay session.har --strict --report replay.xml
  $ backlot replay chrome.har --provider tiktok --target http://127.0.0.1:4747
  $ backlot replay --serve session.har --mode match -p 4749

Exit codes: 0 no drift, 1 drift (with --strict: or anything unverified), 2 wrong usage, 3 it could not run.`
